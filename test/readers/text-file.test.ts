// Plain text in every encoding an office still has; Markdown tables.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { gridOf, read, refusalOf, utf8 } from './making.ts'

const TEXT = 'KẾT LUẬN\nGiao Sở Nội vụ chủ trì, hoàn thành trước ngày 20/8/2031.\n'
const wide = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255]
    }),
  )
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('a text file', () => {
  for (const [what, bytes] of [
    ['UTF-8', utf8(TEXT)],
    ['UTF-8 with a mark', utf8(`\ufeff${TEXT}`)],
    ['UTF-8 decomposed', utf8(TEXT.normalize('NFD'))],
    ['UTF-16LE with a mark', wide(`\ufeff${TEXT}`, true)],
    ['UTF-16BE with a mark', wide(`\ufeff${TEXT}`, false)],
    ['UTF-16LE without a mark', wide(TEXT, true)],
    ['Windows line ends', utf8(TEXT.replaceAll('\n', '\r\n'))],
  ] as const) {
    test(`is read in ${what}`, async () => {
      const source = await read(bytes, 'kl.txt')
      expect(source).toEqual({ text: TEXT, fileName: 'kl.txt', pages: [0], tables: [], uncertain: null })
    })
  }

  test('is read in CP1258, whose tones stand apart', async () => {
    // «Giao Sở Nội vụ chủ trì»: 0xf5 ơ, 0xd2 hook, 0xf4 ô, 0xf2 dot, 0xcc grave
    const bytes = Uint8Array.from([
      ...latin('Giao S'),
      0xf5,
      0xd2,
      ...latin(' N'),
      0xf4,
      0xf2,
      ...latin('i v'),
      0x75,
      0xf2,
      ...latin(' ch'),
      0x75,
      0xd2,
      ...latin(' tri'),
      0xcc,
    ])
    expect((await read(bytes, 'a.txt')).text).toBe('Giao Sở Nội vụ chủ trì')
  })
  test('is read in TCVN3 and marked as converted', async () => {
    const source = await read(latin('Giao Së Néi vô chñ tr×, phèi hîp víi c¸c së, n\u00adíc'), 'a.txt')
    expect([source.text, source.uncertain]).toEqual(['Giao Sở Nội vụ chủ trì, phối hợp với các sở, nước', 'tcvn3'])
  })
  test('is read in VNI and marked as converted', async () => {
    const source = await read(latin('Giao Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc sôû'), 'a.txt')
    expect([source.text, source.uncertain]).toEqual(['Giao Sở Nội vụ chủ trì, phối hợp với các sở', 'vni'])
  })
  test('is converted when old letters were saved as UTF-8', async () => {
    const source = await read(utf8('Giao Së Néi vô chñ tr×, phèi hîp víi c¸c së'), 'a.txt')
    expect([source.text, source.uncertain]).toEqual(['Giao Sở Nội vụ chủ trì, phối hợp với các sở', 'tcvn3'])
  })
  test('is refused when no encoding gives Vietnamese', async () => {
    expect(await refusalOf(Uint8Array.from([0xff, 0x81, 0x41, 0xfe, 0x82, 0x20, 0x90, 0x99]), 'a.txt')).toBe(
      'unreadable-font',
    )
  })
  test('notes the pages that form feeds begin', async () => {
    const source = await read(utf8('một\n\fhai\n\f'), 'a.txt')
    expect([source.text, source.pages]).toEqual(['một\n\nhai\n\n', [0, 5]])
  })
})

test('a Markdown table is a table, its text as written', async () => {
  const text = '# Phụ lục\n\n| TT | Việc | Hạn |\n|---|:-:|---|\n| 1 | Rà soát | 20/8 |\n| 2 | | Quý IV |\n\nHết.\n'
  const source = await read(utf8(text), 'a.md')
  expect(source.text).toBe(text)
  expect(gridOf(source)).toEqual([
    ['TT', 'Việc', 'Hạn'],
    ['1', 'Rà soát', '20/8'],
    ['2', '', 'Quý IV'],
  ])
})

const corpus = fileURLToPath(new URL('../../../shared/corpus/docs/', import.meta.url))
const present = existsSync(corpus)
if (!present) console.log('left out: the real documents of ../shared/corpus are not here')
test.skipIf(!present)('the real documents are kept letter for letter', async () => {
  for (const name of readdirSync(corpus)) {
    const bytes = new Uint8Array(readFileSync(corpus + name))
    expect((await read(bytes, name)).text).toBe(new TextDecoder().decode(bytes).normalize('NFC'))
  }
})
