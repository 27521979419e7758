// What stays outside, and why: size, kind, locks, bombs, entities, macros, broken files, secrecy stamps.
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSecretName, readSecretProperty } from '../../src/domain/secret-signs.ts'
import { makeRawDocx, paragraph, read, refusalOf, utf8 } from './making.ts'
import { makePdf } from './making-pdf.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ole = (stream: string) =>
  Uint8Array.from([...OLE, ...new Array(500).fill(0), ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])])
const good = makeRawDocx({ body: paragraph('Giao Sở Nội vụ.') })

describe('the door', () => {
  test('lets a good file in', async () => expect((await read(good, 'a.docx')).text).toBe('Giao Sở Nội vụ.\n'))
  for (const [what, bytes, name, why] of [
    ['over 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'a.docx', 'too-big'],
    ['over 1 MB of letters', new Uint8Array(1024 * 1024 + 1).fill(97), 'a.txt', 'too-big'],
    ['nothing', new Uint8Array(0), 'a.txt', 'empty'],
    ['only spaces', utf8(' \n '), 'a.txt', 'empty'],
    ['an .exe', utf8('MZ'), 'a.exe', 'unknown-kind'],
    ['no extension', utf8('abc'), 'abc', 'unknown-kind'],
    ['a .docx called .pdf', good, 'a.pdf', 'wrong-extension'],
    ['a .pdf called .docx', utf8('%PDF-1.7 …'), 'a.docx', 'wrong-extension'],
    ['a .docx called .txt', good, 'a.txt', 'wrong-extension'],
    ['text called .docx', utf8('abc'), 'a.docx', 'wrong-extension'],
    ['a picture called .txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'a.txt', 'wrong-extension'],
    ['a binary called .txt', Uint8Array.from([1, 0, 0, 7, 0, 9, 9, 9]), 'a.txt', 'unknown-kind'],
    ['a .doc', ole('WordDocument'), 'a.doc', 'legacy-doc'],
    ['a .doc called .docx', ole('WordDocument'), 'a.docx', 'legacy-doc'],
    ['a locked .docx', ole('EncryptedPackage'), 'a.docx', 'encrypted'],
    ['an .rtf', utf8('{\\rtf1 abc}'), 'a.rtf', 'legacy-doc'],
    ['an .odt', zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.text') }), 'a.odt', 'legacy-doc'],
    ['a .docm', good, 'a.docm', 'macros'],
    ['a VBA project', makeRawDocx({ body: '', more: { 'word/vbaProject.bin': utf8('x') } }), 'a.docx', 'macros'],
    [
      'a macro content type',
      makeRawDocx({ body: '', contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      'a.docx',
      'macros',
    ],
    ['a plain zip', zipSync({ 'a.txt': utf8('abc') }), 'a.docx', 'unknown-kind'],
    [
      'a spreadsheet',
      makeRawDocx({
        body: '',
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      }),
      'a.docx',
      'wrong-extension',
    ],
    ['half a .docx', good.subarray(0, good.length / 2), 'a.docx', 'broken'],
    ['broken XML', makeRawDocx({ body: '<w:p><w:r></w:p>' }), 'a.docx', 'broken'],
  ] as const) {
    test(`refuses ${what} as ${why}`, async () => expect(await refusalOf(bytes, name)).toBe(why))
  }

  test('refuses a DTD and entities of its own', async () => {
    const laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    expect(await refusalOf(makeRawDocx({ body: paragraph('&b;'), prolog: laughs }), 'a.docx')).toBe('xml-entities')
    expect(await refusalOf(makeRawDocx({ body: paragraph('&x;') }), 'a.docx')).toBe('xml-entities')
    expect(await refusalOf(makeRawDocx({ body: paragraph('1 &lt; 2 &amp; 3 &#7873;') }), 'a.docx')).toBe('text')
  })
})

describe('a zip bomb', () => {
  const zeros = new Uint8Array(80 * 1024 * 1024)
  test('that unpacks to far more than its size is refused, unread', async () => {
    const began = process.cpuUsage()
    const bytes = makeRawDocx({ body: paragraph('a'), more: { 'word/media/x.bin': zeros } })
    expect(bytes.length).toBeLessThan(200_000)
    const made = process.cpuUsage(began).user
    expect(await refusalOf(bytes, 'a.docx')).toBe('zip-bomb')
    expect(process.cpuUsage(began).user - made).toBeLessThan(200_000)
  })
  test('of very many entries is refused', async () => {
    const more = Object.fromEntries(Array.from({ length: 3100 }, (_, index) => [`x/${index}`, new Uint8Array(0)]))
    expect(await refusalOf(makeRawDocx({ body: paragraph('a'), more }), 'a.docx')).toBe('zip-bomb')
  })
  test('that lies about its size stays within what it declared', async () => {
    const bytes = makeRawDocx({ body: paragraph('a'.repeat(400_000)) })
    const name = strToU8('word/document.xml')
    const at = bytes.lastIndexOf(0x50) // anywhere; the directory entry is found below
    expect(at).toBeGreaterThan(0)
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    for (let i = 0; i + 46 < bytes.length; i += 1) {
      if (view.getUint32(i, true) === 0x02014b50 && name.every((byte, k) => bytes[i + 46 + k] === byte))
        view.setUint32(i + 24, 300, true)
    }
    expect(await refusalOf(bytes, 'a.docx')).toBe('broken')
  })
  test('inside an embedded file is never opened', async () => {
    const inner = zipSync({ 'bomb.bin': zeros })
    const bytes = makeRawDocx({ body: paragraph('Giao Sở Nội vụ.'), more: { 'word/embeddings/b.docx': inner } })
    expect(await refusalOf(bytes, 'a.docx')).toBe('text')
  })
  test('of elements nested without end is refused', async () => {
    const deep = '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)
    expect(await refusalOf(makeRawDocx({ body: deep }), 'a.docx')).toBe('zip-bomb')
  })
})

describe('a secrecy stamp in a file name', () => {
  for (const name of [
    'KL 12 (MẬT).docx',
    'KL 12 (Mật).docx',
    'TỐI MẬT - 05-KL-TU.pdf',
    'tuyet mat 05.pdf',
    '05_KL_TU_toi_mat.docx',
    '12-KL-TU_MẬT.docx',
    '12-KL-TU MẬT.pdf',
    'Mật_12-KL.docx',
    '[MAT] 05-KL.pdf',
    '12-KL-TU_MAT.pdf',
    'Độ mật A 12-KL.docx',
    'Xem xong trả lại.docx',
    'MẬT.docx',
    'KL 12 (MẬT).docx'.normalize('NFD'),
    '12-KL-TU tai lieu thu hoi.docx',
    'tài_liệu_thu_hồi 05.pdf',
    'ke-hoach_MAT.pdf',
    'tối mật.txt',
    'KL 12 mật bản cuối.docx',
    'kl-12_mật_v2.docx',
  ]) {
    test(`«${name.normalize('NFC')}»`, async () => {
      expect(readSecretName(name)).not.toBeNull()
      expect(await refusalOf(good, name)).toBe('secret')
    })
  }
  for (const name of [
    'Kế hoạch bảo vệ bí mật nhà nước.docx',
    'KH bao ve bi mat nha nuoc.docx',
    'Về công tác bảo mật.docx',
    'Tổng kết công tác bảo vệ bí mật.docx',
    'Giải phóng mặt bằng.docx',
    'QD-MAT-BANG.docx',
    'gui toi mat tran to quoc.docx',
    'Mật khẩu.docx',
    'Danh sach co mat.docx',
    '12-KL-TU.docx',
    'Mật ong rừng.docx',
    'mat-tran-to-quoc.docx',
    'huong-dan-bao-mat.docx',
    'doi-mat-khau.txt',
    'MAT TRAN.docx',
    'bảo mật.docx',
    'Mật độ dân số.docx',
    'KH nâng cao bảo_mật hệ thống.docx',
    'Thân mật.docx',
    'KL-222.docx',
  ]) {
    test(`none in «${name}»`, () => expect(readSecretName(name)).toBeNull())
  }
})

describe('a secrecy stamp in a property', () => {
  for (const [name, value] of [
    ['subject', 'MẬT'],
    ['keywords', 'Tối mật'],
    ['Độ mật', 'Mật'],
    ['DoMat', 'B'],
    ['MSIP_Label_ab12_Name', 'Top Secret'],
    ['title', 'Kết luận số 12-KL/TU (Mật)'],
  ] as const) {
    test(`«${name}: ${value}»`, () => expect(readSecretProperty(name, value)).not.toBeNull())
  }
  for (const [name, value] of [
    ['title', 'Kế hoạch bảo vệ bí mật nhà nước'],
    ['creator', 'Văn phòng'],
    ['Độ mật', 'Không'],
    ['subject', ''],
  ] as const) {
    test(`none in «${name}: ${value}»`, () => expect(readSecretProperty(name, value)).toBeNull())
  }
  test('refuses the file', async () => {
    const core = '<dc:title>Kết luận</dc:title><cp:contentStatus>Tuyệt mật</cp:contentStatus>'
    expect(await refusalOf(makeRawDocx({ body: paragraph('a'), core }), 'a.docx')).toBe('secret')
  })
})

describe('a file with broken bytes', () => {
  const broken = (bytes: Uint8Array, hits: readonly (readonly [number, number])[]) => {
    const copy = bytes.slice()
    for (const [at, value] of hits) copy[Math.floor(at * copy.length)] = value
    return copy
  }
  const hits = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    minLength: 1,
    maxLength: 20,
  })
  test.each(['docx', 'pdf'])('gives an outcome, never an error: .%s', async (kind) => {
    const whole = kind === 'docx' ? good : await makePdf((pdf) => pdf.text('Giao Sở Nội vụ.'))
    const outcomes = fc.asyncProperty(hits, async (some) => {
      expect(typeof (await refusalOf(broken(whole, some), `a.${kind}`))).toBe('string')
    })
    await fc.assert(outcomes, { numRuns: 80 })
  })
})
