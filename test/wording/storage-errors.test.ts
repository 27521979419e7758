// Everything that storage may say to a person has its Vietnamese line; names and numbers stay what they are.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sayStorageError } from '../../src/wording/storage-errors.ts'

const folder = new URL('../../src/storage/', import.meta.url)
const source = readdirSync(folder)
  // What is wrong in the JSON files of an office is said by its reader.
  .filter((name) => name.endsWith('.ts') && name !== 'data-files.ts')
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')
/** Texts that end in «(how to mend it)»: that is how storage speaks to people. */
const said = [...source.matchAll(/(['`])(?<text>[^'`\n]{10,}\))\1(?=[,)\]])/g)]
  .map((m) => m.groups?.text ?? '')
  .filter(
    (text) => /\w \(/.test(text) && !/^(create|insert|select|update|and|\s)/.test(text) && !text.includes('references'),
  )
  // What is put in stands for itself; a choice of two texts is both of them.
  .flatMap((text) =>
    /\?\s*'/.test(text)
      ? [...text.matchAll(/'(?<one>[^']+)'/g)].map((m) => text.replace(/\$\{[^}]*\?[^}]*\}/, m.groups?.one ?? ''))
      : [text],
  )
  .map((text) => text.replace(/\$\{pidOf[^}]*\}/, ' (pid 41)').replace(/\$\{[^}]*\}/g, 'x7'))
  .map((text) => text.replace(/^PostgreSQL: /, ''))

test('the source has such texts', () => expect(said.length).toBeGreaterThan(20))
test.each(said)('«%s» is said in Vietnamese', (text) => {
  for (const whose of ['', '/srv/so/dondoc.db: ', 'PostgreSQL: ']) {
    const vietnamese = sayStorageError(whose + text)
    expect(vietnamese).not.toBeNull()
    expect(vietnamese).toMatch(/[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/)
    expect(vietnamese).not.toMatch(/\{\d\}|\b(the|try again|check)\b/)
    expect(vietnamese?.startsWith(whose)).toBe(true)
  }
})
test('names and numbers stay', () => {
  expect(sayStorageError('/srv/so/sao-luu.db exists already (choose another name)')).toBe(
    '/srv/so/sao-luu.db đã có (chọn tên khác)',
  )
  expect(
    sayStorageError(
      '/srv/dondoc.db: the database has version 99, this program knows 5 (update the program, or restore an older backup)',
    ),
  ).toMatch(/^\/srv\/dondoc\.db: cơ sở dữ liệu là phiên bản 99, chương trình này biết tới phiên bản 5 /)
  expect(sayStorageError('a service (pid 41) holds ./data (stop it first)')).toBe(
    'một dịch vụ (tiến trình 41) đang giữ ./data (dừng dịch vụ đó trước)',
  )
})
test('what is none of these is left as it is', () => expect(sayStorageError('something else happened')).toBeNull())
