// PDF files made from documents of our own are read back: text, tables, pages, notes, stamps; scans and locks refused.
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readHere } from '../../src/readers/read-here.ts'
import { gridOf, makeRawDocx, paragraph, read, refusalOf, utf8 } from './making.ts'
import { type Cell, drawTable, type Manner, makePdf } from './making-pdf.ts'

const BODY = [
  'KẾT LUẬN',
  'Ngày 06/8/2031, Ban Thường vụ Tỉnh ủy An Sơn họp phiên thường kỳ, nghe báo cáo tình hình thực hiện nhiệm vụ bảy tháng đầu năm và thống nhất kết luận như sau:',
  '1. Giao Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo, chỉ đạo rà soát toàn bộ các dự án chậm tiến độ trên địa bàn, báo cáo Ban Thường vụ Tỉnh ủy trước ngày 20/8/2031 theo đúng Kế hoạch số 15-KH/TU của Tỉnh ủy.',
  '(1) Sở Tài chính chủ trì, phối hợp với các sở, ban, ngành và địa phương liên quan cân đối nguồn vốn, tham mưu phương án điều chỉnh, hoàn thành trong tháng 9/2031.',
  'a) Khối xã thực hiện ngay.',
  '- Báo cáo kết quả hằng tháng.',
]

describe('a PDF with text', () => {
  test('gives paragraphs whole, as they were written', async () => {
    const bytes = await makePdf((pdf) => {
      for (const line of BODY) pdf.text(line, { align: 'justify', indent: 28 })
    })
    const source = await read(bytes, 'kl.pdf')
    expect(source.text.trimEnd().split('\n')).toEqual(BODY)
    expect(source.uncertain).toBeNull()
  })

  test('notes pages, drops page numbers and joins a sentence torn by the page end', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Trang một.')
      pdf.y = 770
      pdf.text('Giao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành và Ủy ban các', { lineBreak: false })
      pdf.addPage()
      pdf.text('2', 300, 30, { lineBreak: false })
      pdf.text('xã, phường rà soát xong trước ngày 30/9/2031.', 85, 70)
    })
    const source = await read(bytes, 'kl.pdf')
    expect(source.text).toBe(
      'Trang một.\nGiao Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành và Ủy ban các xã, phường rà soát xong trước ngày 30/9/2031.\n',
    )
    expect(source.pages).toEqual([0, source.text.indexOf('xã, phường')])
  })

  test('puts running headers first and running footers last, so that tables and sentences go on', async () => {
    const bytes = await makePdf((pdf) => {
      for (const page of [1, 2, 3]) {
        if (page > 1) pdf.addPage()
        pdf.text('TÀI LIỆU HỘI NGHỊ', 200, 30, { lineBreak: false })
        const table = [[{ text: String(page) }, { text: `Việc thứ ${page}.` }]]
        drawTable(pdf, table, [40, 300], { manner: 'strokes', height: 30, top: 60 })
        pdf.page.margins.bottom = 0
        pdf.text(`Số 12-KL/TU, trang ${page}`, 85, 800, { lineBreak: false })
        pdf.page.margins.bottom = 57
      }
    })
    const source = await read(bytes, 'pl.pdf')
    expect(source.text).toBe(
      'TÀI LIỆU HỘI NGHỊ\n1\nViệc thứ 1.\n2\nViệc thứ 2.\n3\nViệc thứ 3.\nSố 12-KL/TU, trang 1\n',
    )
    expect(source.tables).toHaveLength(1)
    expect(source.pages.map((from) => source.text.slice(from, from + 1))).toEqual(['T', '2', '3'])
  })

  test('counts empty pages', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Một.')
      pdf.addPage().addPage()
      pdf.text('Ba.')
    })
    const source = await read(bytes, 'a.pdf')
    expect([source.text, source.pages]).toEqual(['Một.\nBa.\n', [0, 5, 5]])
  })

  test('joins a number broken at its hyphen without a space, and keeps short lines apart', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Thực hiện Kết luận của Bộ Chính trị và các kế hoạch liên quan, nhất là số 02-', { lineBreak: false })
      pdf.text('KH/BCĐ của Ban Chỉ đạo.', 85, pdf.y + 16)
      pdf.text('Nơi nhận:')
      pdf.text('Như trên,')
    })
    expect((await read(bytes, 'kl.pdf')).text).toBe(
      'Thực hiện Kết luận của Bộ Chính trị và các kế hoạch liên quan, nhất là số 02-KH/BCĐ của Ban Chỉ đạo.\nNơi nhận:\nNhư trên,\n',
    )
  })

  test('reads a raised number as the mark of a note', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Chỉ thị của Ban Bí thư', 85, 100, { lineBreak: false })
      const x = 85 + pdf.widthOfString('Chỉ thị của Ban Bí thư')
      pdf.fontSize(8).text('1', x, 99, { lineBreak: false }).fontSize(13)
      pdf.text(' về an toàn.', x + 5, 100)
    })
    expect((await read(bytes, 'kl.pdf')).text).toBe('Chỉ thị của Ban Bí thư¹ về an toàn.\n')
  })

  test('keeps the two sides of a letterhead apart', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('TỈNH ỦY AN SƠN', 85, 60, { lineBreak: false })
      pdf.text('ĐẢNG CỘNG SẢN VIỆT NAM', 330, 60, { lineBreak: false })
      pdf.text('Số 12-KL/TU', 85, 80, { lineBreak: false })
      pdf.text('An Sơn, ngày 06 tháng 8 năm 2031', 290, 80, { lineBreak: false })
    })
    expect((await read(bytes, 'kl.pdf')).text).toBe(
      'TỈNH ỦY AN SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-KL/TU\nAn Sơn, ngày 06 tháng 8 năm 2031\n',
    )
  })

  test('puts text written in a wild order back from top to bottom', async () => {
    const lines = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám']
    const bytes = await makePdf((pdf) => {
      for (const at of [7, 2, 5, 0, 6, 1, 4, 3]) pdf.text(lines[at]!, 85, 100 + 30 * at, { lineBreak: false })
    })
    expect((await read(bytes, 'kl.pdf')).text.trim().split('\n')).toEqual(lines)
  })

  test('shows slanted stamps and comments, and tells its progress', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.text('Nội dung.')
      pdf.rotate(45, { origin: [300, 400] }).text('MẬT', 250, 400)
    })
    const told: string[] = []
    const outcome = await readHere(bytes, 'a.pdf', { onProgress: (page, pages) => told.push(`${page}/${pages}`) })
    expect(outcome.kind === 'text' && outcome.source.text).toBe('MẬT\nNội dung.\n')
    expect(told).toEqual(['1/1'])
  })
})

describe('old letters in a PDF', () => {
  test('are known by the name of their font, capitals too', async () => {
    const bytes = await makePdf((pdf) => pdf.text('KÕt luËn cña Ban Th−êng vô'), { compress: false })
    const named = Buffer.from(bytes).toString('latin1').replaceAll('+DejaVuSerif', '+.VnAristotH')
    const source = await read(new Uint8Array(Buffer.from(named, 'latin1')), 'cu.pdf')
    expect([source.text, source.uncertain]).toEqual(['KẾT LUẬN CỦA BAN THƯỜNG VỤ\n', 'tcvn3'])
  })
  test('are known by their looks when the font does not say', async () => {
    const bytes = await makePdf((pdf) => pdf.text('Giao Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc sôû, ngaønh'))
    const source = await read(bytes, 'cu.pdf')
    expect([source.text, source.uncertain]).toEqual(['Giao Sở Nội vụ chủ trì, phối hợp với các sở, ngành\n', 'vni'])
  })
})

test('footnotes go to the end, so that a sentence over two pages stays whole', async () => {
  const bytes = await makePdf((pdf) => {
    pdf.text('Thực hiện chỉ thị, giao Sở Nội vụ phối hợp với các sở, ban, ngành', 85, 700, { lineBreak: false })
    pdf.fontSize(7).text('1', 85, 758, { lineBreak: false })
    pdf.fontSize(10).text('Chỉ thị số 99-CT/TU ngày 02/3/2030.', 91, 760, { lineBreak: false }).fontSize(13)
    pdf.addPage()
    pdf.text('và địa phương rà soát xong trước ngày 30/9/2031.', 85, 70)
  })
  expect((await read(bytes, 'kl.pdf')).text).toBe(
    'Thực hiện chỉ thị, giao Sở Nội vụ phối hợp với các sở, ban, ngành và địa phương rà soát xong trước ngày 30/9/2031.\n' +
      '¹ Chỉ thị số 99-CT/TU ngày 02/3/2030.\n',
  )
})

const cells = (...texts: string[]): Cell[] => texts.map((text) => ({ text }))
const HEAD = cells('TT', 'Nội dung', 'Cơ quan phối hợp', 'Thời gian')
const WIDTHS = [35, 230, 110, 90]

describe('a ruled table', () => {
  test.each(['strokes', 'rules', 'bars'] as const)('drawn with %s keeps its cells', async (manner: Manner) => {
    const rows: Cell[][] = [
      HEAD,
      [{ text: 'I' }, { text: 'BAN TỔ CHỨC TỈNH ỦY', columns: 3 }, null, null],
      [
        { text: '1' },
        { text: 'Rà soát quy chế làm việc của các ban đảng và trình Ban Thường vụ Tỉnh ủy xem xét, ban hành.' },
        { text: 'Các ban đảng; Văn phòng Tỉnh ủy', rows: 2 },
        { text: 'Trước 20/8/2031' },
      ],
      [{ text: '2' }, { text: 'Sơ kết công tác cán bộ.' }, null, { text: 'Quý IV/2031' }],
    ]
    const bytes = await makePdf((pdf) => {
      pdf.text('PHỤ LỤC')
      drawTable(pdf, rows, WIDTHS, { manner, height: 48 })
      pdf.text('Hết.')
    })
    const source = await read(bytes, 'pl.pdf')
    expect(gridOf(source)).toEqual([
      ['TT', 'Nội dung', 'Cơ quan phối hợp', 'Thời gian'],
      ['I', 'BAN TỔ CHỨC TỈNH ỦY', '<', '<'],
      [
        '1',
        'Rà soát quy chế làm việc của các ban đảng và trình Ban Thường vụ Tỉnh ủy xem xét, ban hành.',
        'Các ban đảng; Văn phòng Tỉnh ủy',
        'Trước 20/8/2031',
      ],
      ['2', 'Sơ kết công tác cán bộ.', '^', 'Quý IV/2031'],
    ])
    expect(source.text).toMatch(/^PHỤ LỤC\nTT\nNội dung\n[\s\S]*Quý IV\/2031\nHết\.\n$/)
  })

  test('that goes over pages is one, its repeated head once, its torn row whole, its merged cell carried on', async () => {
    const bytes = await makePdf((pdf) => {
      drawTable(
        pdf,
        [
          HEAD,
          [
            { text: '1' },
            { text: 'Rà soát chức năng của các đơn vị sự nghiệp và' },
            { text: '' },
            { text: 'Trước 20/8/2031' },
          ],
        ],
        WIDTHS,
        { manner: 'strokes', height: 40, top: 690 },
      )
      pdf.addPage()
      drawTable(
        pdf,
        [
          HEAD,
          [{ text: '' }, { text: 'đề xuất phương án sắp xếp.' }, { text: '' }, { text: '' }],
          [{ text: '2' }, { text: 'Sơ kết.' }, { text: 'Các ban đảng', rows: 2 }, { text: 'Tháng 9' }],
          [{ text: '3' }, { text: 'Tổng kết.' }, null, { text: 'Tháng 10' }],
        ],
        WIDTHS,
        { manner: 'strokes', height: 40, top: 60 },
      )
      pdf.addPage()
      drawTable(pdf, [[{ text: '4' }, { text: 'Tập huấn.' }, { text: '' }, { text: 'Tháng 11' }]], WIDTHS, {
        manner: 'strokes',
        height: 40,
        top: 60,
      })
    })
    const source = await read(bytes, 'pl.pdf')
    expect(source.tables).toHaveLength(1)
    expect(gridOf(source)).toEqual([
      ['TT', 'Nội dung', 'Cơ quan phối hợp', 'Thời gian'],
      ['1', 'Rà soát chức năng của các đơn vị sự nghiệp và đề xuất phương án sắp xếp.', '', 'Trước 20/8/2031'],
      ['2', 'Sơ kết.', 'Các ban đảng', 'Tháng 9'],
      ['3', 'Tổng kết.', '^', 'Tháng 10'],
      ['4', 'Tập huấn.', '^', 'Tháng 11'],
    ])
    expect(source.pages).toHaveLength(3)
  })

  test('torn in a row that also begins a merged cell is sewn in every column', async () => {
    const look = { manner: 'strokes', height: 40 } as const
    const bytes = await makePdf((pdf) => {
      const top = [
        { text: '1' },
        { text: 'Rà soát chức năng của các đơn' },
        { text: 'Các ban đảng; Văn' },
        { text: 'Trước ngày' },
      ]
      drawTable(pdf, [HEAD, top], WIDTHS, { ...look, top: 690 })
      pdf.addPage()
      const rest = [{ text: '' }, { text: 'vị sự nghiệp.' }, { text: 'phòng Tỉnh ủy', rows: 2 }, { text: '20/8/2031' }]
      drawTable(pdf, [rest, [{ text: '2' }, { text: 'Sơ kết.' }, null, { text: 'Tháng 9' }]], WIDTHS, {
        ...look,
        top: 60,
      })
    })
    expect(gridOf(await read(bytes, 'pl.pdf')).slice(1)).toEqual([
      ['1', 'Rà soát chức năng của các đơn vị sự nghiệp.', 'Các ban đảng; Văn phòng Tỉnh ủy', 'Trước ngày 20/8/2031'],
      ['2', 'Sơ kết.', '^', 'Tháng 9'],
    ])
  })

  test('gives the same cells as the Word file of the same table', async () => {
    const texts = [
      HEAD,
      cells('1', 'Rà soát quy chế.', 'Các ban đảng', 'Trước 20/8/2031'),
      cells('2', 'Sơ kết.', '', 'Quý IV/2031'),
    ]
    const pdf = await read(
      await makePdf((one) => drawTable(one, texts, WIDTHS, { manner: 'bars', height: 30 })),
      'a.pdf',
    )
    const border = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    const row = (one: Cell[]) =>
      `<w:tr>${one.map((cell) => `<w:tc>${paragraph(cell?.text === '' ? '<w:r/>' : (cell?.text ?? ''))}</w:tc>`).join('')}</w:tr>`
    const docx = await read(makeRawDocx({ body: `<w:tbl>${border}${texts.map(row).join('')}</w:tbl>` }), 'a.docx')
    expect(gridOf(docx)).toEqual(gridOf(pdf))
    expect(docx.text).toBe(pdf.text)
  })

  test('on a page turned by its own setting is read as it is seen', async () => {
    const bytes = await makePdf(
      (pdf) => {
        drawTable(pdf, [HEAD, cells('1', 'Rà soát', 'Các ban', 'Quý IV')], WIDTHS, { manner: 'strokes', height: 30 })
      },
      { layout: 'landscape' },
    )
    expect(gridOf(await read(bytes, 'pl.pdf'))[1]).toEqual(['1', 'Rà soát', 'Các ban', 'Quý IV'])
  })

  test('a single box around a word is no table', async () => {
    const bytes = await makePdf((pdf) => {
      pdf.rect(85, 60, 80, 25).stroke()
      pdf.text('HỎA TỐC', 90, 65)
    })
    const source = await read(bytes, 'a.pdf')
    expect([source.text, source.tables]).toEqual(['HỎA TỐC\n', []])
  })
})

/** A PDF put together by hand: one page with the given content stream, and more objects. */
function rawPdf(content: Uint8Array | string, filter: string, more = ''): Uint8Array {
  const data = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content)
  const head = `%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>> endobj\n${more}4 0 obj <<${filter}/Length ${data.length}>>\nstream\n`
  const tail = '\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF'
  return new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from(tail, 'latin1')]))
}
const IMAGE =
  '5 0 obj <</Type/XObject/Subtype /Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8/Length 16>>\nstream\n0123456789abcdef\nendstream endobj\n'

describe('the door for PDF', () => {
  test('offers OCR for a scan', async () => {
    const outcome = await readHere(rawPdf('q 595 0 0 842 0 0 cm /I Do Q', '', IMAGE), 'a.pdf')
    expect(outcome).toMatchObject({ kind: 'refused', why: 'scanned' })
    expect(outcome.kind === 'refused' && outcome.detail).toContain('OCR')
  })
  test('says where a page among others is a picture', async () => {
    const picture = Buffer.from(
      '89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082',
      'hex',
    )
    const bytes = await makePdf((pdf) => {
      pdf.text('Giao Sở Nội vụ.')
      pdf.addPage()
      pdf.image(picture, 0, 0, { width: 595, height: 842 })
    })
    expect((await read(bytes, 'a.pdf')).text).toBe('Giao Sở Nội vụ.\n[Trang 2 là ảnh: không đọc được chữ]\n')
  })
  test('refuses an empty one', async () => expect(await refusalOf(rawPdf('q Q', ''), 'a.pdf')).toBe('empty'))
  test('refuses a locked one', async () => {
    const bytes = await makePdf((pdf) => pdf.text('abc'), { userPassword: 'khoa' })
    expect(await refusalOf(bytes, 'a.pdf')).toBe('encrypted')
  })
  test('reads one that is only guarded against changes', async () => {
    const bytes = await makePdf((pdf) => pdf.text('Giao Sở Nội vụ.'), { ownerPassword: 'khoa' })
    expect((await read(bytes, 'a.pdf')).text).toBe('Giao Sở Nội vụ.\n')
  })
  for (const [what, bytes] of [
    ['only a head', utf8('%PDF-1.7\n%%EOF')],
    ['noise', Uint8Array.from({ length: 5000 }, (_, i) => (i < 5 ? '%PDF-'.charCodeAt(i) : (i * 7919) % 251))],
  ] as const) {
    test(`refuses ${what} as broken`, async () => expect(await refusalOf(bytes, 'a.pdf')).toBe('broken'))
  }
  test('refuses one cut in half, or reads what is left of it', async () => {
    const bytes = await makePdf((pdf) => BODY.forEach((line) => void pdf.text(line)))
    expect(['broken', 'empty', 'text', 'unreadable-font']).toContain(
      await refusalOf(bytes.subarray(0, bytes.length / 2), 'a.pdf'),
    )
  })
  test('refuses a stream that unpacks without end', async () => {
    const bomb = deflateSync(Buffer.alloc(80 * 1024 * 1024, 0x20))
    expect(await refusalOf(rawPdf(bomb, '/Filter/FlateDecode'), 'a.pdf')).toBe('zip-bomb')
    const disguised = deflateSync(Buffer.alloc(140 * 1024 * 1024, 0x20))
    expect(await refusalOf(rawPdf(disguised, '/Subtype/Image/Filter/FlateDecode'), 'a.pdf')).toBe('zip-bomb')
    const twice = deflateSync(bomb)
    expect(await refusalOf(rawPdf(twice, '/Filter[/FlateDecode/FlateDecode]'), 'a.pdf')).toBe('zip-bomb')
  })
  test('refuses one whose properties say that it is secret', async () => {
    const bytes = await makePdf((pdf) => pdf.text('abc'), { info: { Title: 'Kết luận (Tối mật)' } })
    expect(await refusalOf(bytes, 'a.pdf')).toBe('secret')
  })
})
