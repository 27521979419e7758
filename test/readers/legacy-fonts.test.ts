// Old Vietnamese fonts: the whole alphabet there and back, known phrases, and what must stay as it is.
import { describe, expect, test } from 'vitest'
import { convertByLetters, convertRun, convertTcvn3, convertVni, legacyFontOf } from '../../src/readers/legacy-fonts.ts'
import { isSyllable, shareOf, vietnameseLikeness } from '../../src/readers/vietnamese-syllables.ts'

const LOWER = [...'àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ ăâêôơưđ'.replaceAll(' ', '')]
// The code of each letter in TCVN 5712:1993 (VN3), in the order of LOWER.
const TCVN3_CODES = [
  0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xbb, 0xbc, 0xbd, 0xbe, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xce, 0xcf, 0xd0,
  0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xdc, 0xdd, 0xde, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7,
  0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb,
  0xfc, 0xfd, 0xfe, 0xa8, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae,
]
const VNI_TONE: Readonly<Record<string, string>> = {
  '\u0300': 'ø',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0301': 'ù',
  '\u0323': 'ï',
}
const VNI_HAT: Readonly<Record<string, string>> = {
  '\u0300': 'à',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0301': 'á',
  '\u0323': 'ä',
  '': 'â',
}
const VNI_BREVE: Readonly<Record<string, string>> = {
  '\u0300': 'è',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0301': 'é',
  '\u0323': 'ë',
  '': 'ê',
}
const VNI_I: Readonly<Record<string, string>> = {
  '\u0300': 'ì',
  '\u0309': 'æ',
  '\u0303': 'ó',
  '\u0301': 'í',
  '\u0323': 'ò',
}

/** Types a letter as VNI-Times does: written apart from the tables under test. */
function typeVni(letter: string): string {
  const upper = letter === letter.toUpperCase()
  const typed = typeVniLower(letter.toLowerCase())
  return upper ? typed.toUpperCase() : typed
}
function typeVniLower(letter: string): string {
  if (letter === 'đ') return 'ñ'
  if (letter === 'ỵ') return 'î'
  const parts = letter.normalize('NFD')
  const base = parts[0]!
  const tone = [...parts].find((mark) => mark in VNI_TONE) ?? ''
  if (parts.includes('\u0302')) return base + VNI_HAT[tone]
  if (parts.includes('\u0306')) return base + VNI_BREVE[tone]
  if (base === 'i') return VNI_I[tone]!
  const horned = parts.includes('\u031b') ? (base === 'o' ? 'ô' : 'ö') : base
  return horned + (tone === '' ? '' : VNI_TONE[tone])
}

describe('TCVN3', () => {
  test('reads all 67 small letters', () => {
    expect(LOWER).toHaveLength(67)
    expect(convertTcvn3(String.fromCharCode(...TCVN3_CODES))).toBe(LOWER.join(''))
  })
  test('reads the seven capitals it has', () => expect(convertTcvn3('¡¢£¤¥¦§')).toBe('ĂÂÊÔƠƯĐ'))
  for (const [old, today] of [
    ['Uû ban nh©n d©n', 'Uỷ ban nhân dân'],
    ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
    ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['h\u2212íng dÉn n\u00adíc', 'hướng dẫn nước'],
  ] as const) {
    test(`reads «${old}»`, () => expect(convertTcvn3(old)).toBe(today))
  }
  test('makes capitals of .VnTimeH', () => {
    expect(convertRun('KÕt luËn', legacyFontOf('.VnTimeH')!)).toBe('KẾT LUẬN')
  })
})

describe('VNI', () => {
  const letters = [...LOWER, ...LOWER.map((letter) => letter.toUpperCase())]
  test.each(letters)('reads %s', (letter) => expect(convertVni(typeVni(letter))).toBe(letter))
  for (const [old, today] of [
    ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['Uûy ban nhaân daân tænh', 'Ủy ban nhân dân tỉnh'],
  ] as const) {
    test(`reads «${old}»`, () => expect(convertVni(old)).toBe(today))
  }
})

describe('the font by its name', () => {
  for (const name of ['.VnTime', 'ABCDEF+.VnTime,Bold', '.VnArial NarrowH', '#2EVnTime']) {
    test(`«${name}» is TCVN3`, () => expect(legacyFontOf(name)?.kind).toBe('tcvn3'))
  }
  for (const name of ['VNI-Times', 'VNI-Helve-Condense', 'ABCDEF+VNI-Times']) {
    test(`«${name}» is VNI`, () => expect(legacyFontOf(name)?.kind).toBe('vni'))
  }
  for (const name of ['Times New Roman', 'VNtimes new roman', 'Vnu', 'Arial', '']) {
    test(`«${name}» is of today`, () => expect(legacyFontOf(name)).toBeNull())
  }
  test('leaves text typed in Unicode under an old font name', () => {
    expect(convertRun('Giao Sở Nội vụ chủ trì', legacyFontOf('.VnTime')!)).toBe('Giao Sở Nội vụ chủ trì')
  })
})

describe('the code by the letters', () => {
  test('converts the old lines and leaves those of today', () => {
    const mixed = 'Kết luận của Ban Thường vụ\nGiao Së Néi vô chñ tr×, phèi hîp víi c¸c së\nhoàn thành trước ngày 20/8'
    expect(convertByLetters(mixed)).toEqual({
      text: 'Kết luận của Ban Thường vụ\nGiao Sở Nội vụ chủ trì, phối hợp với các sở\nhoàn thành trước ngày 20/8',
      kind: 'tcvn3',
    })
  })
  test('tells VNI from TCVN3', () => {
    const { text, kind } = convertByLetters('Giao Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc sôû, ngaønh')
    expect([kind, text]).toEqual(['vni', 'Giao Sở Nội vụ chủ trì, phối hợp với các sở, ngành'])
  })
  for (const text of [
    'Giao Sở Nội vụ chủ trì, phối hợp với các sở, ngành trước ngày 30/9',
    'Résumé déjà été naïve élève façade',
    'abc',
  ]) {
    test(`leaves «${text}»`, () => expect(convertByLetters(text)).toEqual({ text, kind: null }))
  }
})

describe('a Vietnamese syllable', () => {
  for (const word of ['hoạch', 'ƯƠNG', 'quyết', 'gì', 'nghiệp', 'Thuỷ', 'khuỷu', 'yếu', 'đẩy']) {
    test(`«${word}»`, () => expect(isSyllable(word)).toBe(true))
  }
  for (const word of ['ho¹ch', 'quyÕt', 'nhaân', 'été', 'Ãâ']) {
    test(`not «${word}»`, () => expect(isSyllable(word)).toBe(false))
  }
  test('an ASCII text says nothing', () => expect(shareOf(vietnameseLikeness('no marks'))).toBe(1))
})
