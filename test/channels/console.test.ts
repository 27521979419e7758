import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createConsole } from '../../src/channels/console.ts'
import { reply } from '../../src/domain/reply.ts'

async function shown(isPlain: boolean): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const text: string[] = []
  output.on('data', (chunk) => text.push(String(chunk)))
  const console = createConsole({ input, output, isTerminal: true, colour: true, isPlain })
  const read = console.read(async (line) => {
    console.reply(
      reply([`🔴 12 · 4.(3) · ${line}\n   trước 20/8 · quá hạn 2 ngày`], [{ label: 'Báo sai', says: '/sai 12' }]),
    )
    console.push('Sở Nội vụ', '📌 Có 2 việc\n• Việc 12')
    return false
  })
  input.write('chi tiết việc 12\n')
  await read
  return text.join('')
}

test('for a screen reader: words alone, no colours, frames or signs, and where a group’s message ends', async () => {
  expect(await shown(true)).toBe(
    [
      '12, 4.(3), chi tiết việc 12',
      '   trước 20/8, quá hạn 2 ngày',
      '1. Báo sai',
      'Tin tới nhóm Sở Nội vụ:',
      'Có 2 việc',
      '- Việc 12',
      'Hết tin tới nhóm Sở Nội vụ.',
      '',
    ].join('\n'),
  )
})
test('otherwise a group’s message stands in a frame, in colours', async () => {
  const said = await shown(false)
  expect(said).toContain('┌─ nhóm Sở Nội vụ')
  expect(said).toContain('\u001b[')
  expect(said).toContain('🔴 12 · ')
})

test.each([true, false])('a line that came before anybody read is not lost (terminal: %s)', async (isTerminal) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const console = createConsole({ input, output, isTerminal, colour: false })
  input.write('việc quá hạn\nviệc 12\n')
  // The register is opened meanwhile.
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve))
  const heard: string[] = []
  input.end('hạn việc 4\n')
  await console.read(async (line) => heard.push(line) > 0)
  expect(heard).toEqual(['việc quá hạn', 'việc 12', 'hạn việc 4'])
})
test('keys that move a cursor are no part of a question', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const console = createConsole({ input, output, isTerminal: true, colour: false, isPlain: true })
  const heard: string[] = []
  input.end('\u001b[Aviệc\u001b[1;5C quá hạn\u001bOH\n')
  await console.read(async (line) => heard.push(line) > 0)
  expect(heard).toEqual(['việc quá hạn'])
})

describe('for a screen reader at a real terminal', () => {
  const UP = '\u001b[A'
  const LEFT = '\u001b[D'
  function talk() {
    const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
    const output = new PassThrough()
    const text: string[] = []
    output.on('data', (chunk) => text.push(String(chunk)))
    const console = createConsole({ input, output, isTerminal: true, colour: true, isPlain: true })
    const heard: string[] = []
    const done = console.read(async (line) => {
      heard.push(line)
      console.reply(reply([`🔴 đã nghe ${heard.length}`]))
      return heard.length < 3
    })
    const settle = async () => {
      for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve))
    }
    return { input, console, heard, done, settle, shown: () => text.join('') }
  }
  test('↑ calls back what was typed, and a line is edited', async () => {
    const { input, heard, done, settle, shown } = talk()
    input.write('việc quá hạn\r')
    await settle()
    input.write(`${UP}\r`)
    await settle()
    for (const keys of ['hạn việc 2', LEFT, '1', '\r']) {
      input.write(keys)
      await settle()
    }
    await done
    expect(heard).toEqual(['việc quá hạn', 'việc quá hạn', 'hạn việc 12'])
    // Whatever moves the cursor, nothing is coloured, framed or signed.
    expect(shown()).not.toMatch(new RegExp(`${'\u001b'}\\[[\\d;]*m|[›┌│└🔴]`, 'u'))
    expect(shown()).toContain('đã nghe 3')
  })
  test('a message that comes while a line is being typed leaves it whole', async () => {
    const { input, console, heard, done, settle, shown } = talk()
    input.write('việc qu')
    await settle()
    console.push('Sở Nội vụ', '📌 Có 2 việc')
    await settle()
    expect(shown()).toContain('việc qu\nTin tới nhóm Sở Nội vụ:\nCó 2 việc\nHết tin tới nhóm Sở Nội vụ.\n')
    input.write('á hạn\r')
    await settle()
    expect(heard).toEqual(['việc quá hạn'])
    input.end('x\ry\r')
    await done
  })
})
test('for a screen reader: a point at the head of a line is a dash, not a comma', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const text: string[] = []
  output.on('data', (chunk) => text.push(String(chunk)))
  const console = createConsole({ input, output, isTerminal: false, colour: false, isPlain: true })
  const read = console.read(async () => {
    console.reply(reply(['   Diễn biến:\n   · 11/8: đã nhận việc · đúng hạn']))
    return false
  })
  input.write('chi tiết việc 12\n')
  await read
  expect(text.join('')).toContain('   Diễn biến:\n   - 11/8: đã nhận việc, đúng hạn\n')
})
