// The files of the bundle, loaded with the code that was compiled for them when they were built: compiling them anew takes longer than
// answering. (Node 22 has this of its own, `module.enableCompileCache`.)
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { join } = require('node:path')
const { Script } = require('node:vm')

const HEAD = '(function (exports, require, module, __filename, __dirname) {'

/**
 * `load(name)` gives what a file of the folder exports; `keep()` writes what has been compiled of each loaded file beside it.
 * Kept code that another version of Node made is refused by V8 and compiled anew.
 */
exports.createLoader = (folder) => {
  const loaded = new Map()
  const scripts = new Map()
  const load = (name) => {
    const known = loaded.get(name)
    if (known) return known.exports
    const file = join(folder, name)
    const kept = `${file}.code`
    const script = new Script(`${HEAD}${readFileSync(file, 'utf8')}\n})`, {
      filename: file,
      columnOffset: -HEAD.length,
      cachedData: existsSync(kept) ? readFileSync(kept) : undefined,
    })
    const module = { exports: {} }
    loaded.set(name, module)
    scripts.set(kept, script)
    const outside = createRequire(file)
    const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : outside(id))
    script.runInThisContext().call(module.exports, module.exports, require, module, file, folder)
    return module.exports
  }
  const keep = () => {
    for (const [kept, script] of scripts) writeFileSync(kept, script.createCachedData())
  }
  return { load, keep }
}
