import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { typedFile } from '../../src/channels/terminal-files.ts'

for (const [line, text, name] of [
  ['/nhapvanban kl.docx', '/nhapvanban', 'kl.docx'],
  ['/nhapvanban vb/kết luận 12.docx', '/nhapvanban', 'kết luận 12.docx'],
  ['/nhapvanban "vb/kết luận 12.docx"', '/nhapvanban', 'kết luận 12.docx'],
  ['/nhapvanban vb/kết luận 12.docx Lào Cai', '/nhapvanban Lào Cai', 'kết luận 12.docx'],
  ["/nhapvanban 'kl 12.pdf' Nghệ An", '/nhapvanban Nghệ An', 'kl 12.pdf'],
  ['/guitin giay-moi.pdf các sở: họp lúc 8h', '/guitin các sở: họp lúc 8h', 'giay-moi.pdf'],
  ['/guitin "giấy mời 2.pdf" Sở Nội vụ: họp', '/guitin Sở Nội vụ: họp', 'giấy mời 2.pdf'],
] as const)
  test(`«${line}» names a file`, () => {
    const read = typedFile(line)
    expect([read?.text, read?.file.name, read && basename(read.file.id)]).toEqual([text, name, name])
  })
for (const line of [
  '/nhapvanban',
  '/nhapvanban Lào Cai',
  '/xong 12 kl.docx',
  '/guitin B1 gui',
  '/guitin các sở: xem kl.docx',
  'kl.docx',
])
  test(`«${line}» names none`, () => expect(typedFile(line)).toBeNull())
