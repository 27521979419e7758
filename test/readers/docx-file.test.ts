// .docx files made from documents of our own are read back: text, numbering, tables, notes, margins, old fonts.
import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  Header,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx'
import { describe, expect, test } from 'vitest'
import { gridOf, makeRawDocx, paragraph, read, refusalOf, run } from './making.ts'

const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
  alignment: AlignmentType.START,
})
const NUMBERING = {
  config: [
    {
      reference: 'muc',
      levels: [
        level(0, LevelFormat.UPPER_ROMAN, '%1.'),
        level(1, LevelFormat.DECIMAL, '%2.'),
        level(2, LevelFormat.DECIMAL, '(%3)'),
        level(3, LevelFormat.LOWER_LETTER, '%4)'),
        level(4, LevelFormat.BULLET, '-'),
      ],
    },
  ],
}
const item = (at: number, text: string) => new Paragraph({ text, numbering: { reference: 'muc', level: at } })
const cell = (text: string, more: object = {}) =>
  new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)), ...more })

async function pack(children: (Paragraph | Table)[], more: object = {}): Promise<Uint8Array> {
  const document = new Document({ numbering: NUMBERING, sections: [{ children, ...more }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

describe('a conclusion made with the library docx', () => {
  test('keeps the labels that Word computes', async () => {
    const bytes = await pack([
      item(0, 'Đánh giá chung'),
      item(0, 'Nhiệm vụ thời gian tới'),
      item(1, 'Giao Sở Nội vụ:'),
      item(2, 'Rà soát biên chế.'),
      item(2, 'Báo cáo trước ngày 15/9.'),
      item(3, 'Khối xã'),
      item(3, 'Khối phường'),
      item(4, 'Phường mới'),
      item(1, 'Giao Sở Tài chính'),
      item(2, 'Cân đối kinh phí.'),
    ])
    expect((await read(bytes, 'kl.docx')).text.trimEnd().split('\n')).toEqual([
      'I. Đánh giá chung',
      'II. Nhiệm vụ thời gian tới',
      '1. Giao Sở Nội vụ:',
      '(1) Rà soát biên chế.',
      '(2) Báo cáo trước ngày 15/9.',
      'a) Khối xã',
      'b) Khối phường',
      '- Phường mới',
      '2. Giao Sở Tài chính',
      '(1) Cân đối kinh phí.',
    ])
  })

  test('reads merged cells both ways as one cell each', async () => {
    const table = new Table({
      rows: [
        new TableRow({
          children: ['TT', 'Nội dung', 'Phối hợp', 'Thời gian'].map((text) => cell(text)),
          tableHeader: true,
        }),
        new TableRow({ children: [cell('I'), cell('BAN TỔ CHỨC TỈNH ỦY', { columnSpan: 3 })] }),
        new TableRow({
          children: [
            cell('1'),
            cell('Rà soát quy chế'),
            cell('Các ban đảng', { verticalMerge: VerticalMergeType.RESTART }),
            cell('Trước\n20/8/2031'),
          ],
        }),
        new TableRow({
          children: [
            cell('2'),
            cell('Sơ kết'),
            cell('', { verticalMerge: VerticalMergeType.CONTINUE }),
            cell('Quý IV/2031'),
          ],
        }),
      ],
    })
    const source = await read(await pack([new Paragraph('PHỤ LỤC'), table, new Paragraph('Nơi nhận:')]), 'pl.docx')
    expect(gridOf(source)).toEqual([
      ['TT', 'Nội dung', 'Phối hợp', 'Thời gian'],
      ['I', 'BAN TỔ CHỨC TỈNH ỦY', '<', '<'],
      ['1', 'Rà soát quy chế', 'Các ban đảng', 'Trước\n20/8/2031'],
      ['2', 'Sơ kết', '^', 'Quý IV/2031'],
    ])
    expect(source.text).toMatch(/^PHỤ LỤC\nTT\nNội dung\nPhối hợp\n/)
    expect(source.text.endsWith('Quý IV/2031\nNơi nhận:\n')).toBe(true)
  })

  test('puts headers first, notes behind the body, and pages where they break', async () => {
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('Chỉ thị số 99-CT/TU ngày 02/3/2030.')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('TÀI LIỆU HỘI NGHỊ')] }) },
          children: [
            new Paragraph({
              children: [new TextRun('Thực hiện chỉ thị của Tỉnh ủy'), new FootnoteReferenceRun(1), new TextRun('.')],
            }),
            new Paragraph({ children: [new PageBreak(), new TextRun('Trang hai.')] }),
          ],
        },
      ],
    })
    const source = await read(new Uint8Array(await Packer.toBuffer(document)), 'kl.docx')
    expect(source.text).toBe(
      'TÀI LIỆU HỘI NGHỊ\nThực hiện chỉ thị của Tỉnh ủy¹.\nTrang hai.\n¹ Chỉ thị số 99-CT/TU ngày 02/3/2030.\n',
    )
    expect(source.pages).toEqual([0, source.text.indexOf('Trang hai')])
  })
})

describe('a .docx written by hand', () => {
  const textOf = async (body: string, more: object = {}) => (await read(makeRawDocx({ body, ...more }), 'v.docx')).text

  test('leaves deletions out and keeps insertions, links and content controls', async () => {
    const body = paragraph(
      `${run('Hạn ')}<w:del><w:r><w:delText>20/7</w:delText></w:r></w:del><w:ins>${run('30/7')}</w:ins>` +
        `<w:moveFrom>${run('bỏ')}</w:moveFrom><w:hyperlink>${run(' tại đây')}</w:hyperlink><w:sdt><w:sdtContent>${run(' nhé')}</w:sdtContent></w:sdt>` +
        run(' ẩn', '<w:vanish/>'),
    )
    expect(await textOf(body)).toBe('Hạn 30/7 tại đây nhé\n')
  })

  test('drops page number fields of the margins and keeps their words', async () => {
    const field =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const body = `${paragraph('Thân văn bản')}<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>`
    const parts = { header1: paragraph(field), footer1: paragraph('Số và ký hiệu: 12-KL/TU') }
    expect(await textOf(body, { parts })).toBe('Thân văn bản\nSố và ký hiệu: 12-KL/TU\n')
  })

  test('shows stamps of text boxes and watermarks at the start, each once', async () => {
    const box = `<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${paragraph('MẬT')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('MẬT')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    const water = paragraph('<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>')
    const body = `${paragraph('KẾT LUẬN')}${paragraph(`<w:r>${box}</w:r>`)}<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>`
    expect(await textOf(body, { parts: { header1: water } })).toBe('DỰ THẢO\nMẬT\nKẾT LUẬN\n')
  })

  test('lays the borderless letterhead out as lines and keeps a bordered two-column table', async () => {
    const cells = (texts: readonly string[]) =>
      `<w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`
    const letterhead = `<w:tbl><w:tblPr/>${cells(['TỈNH ỦY AN SƠN', 'ĐẢNG CỘNG SẢN VIỆT NAM'])}${cells(['Số 12-KL/TU', 'An Sơn, ngày 05 tháng 8 năm 2031'])}</w:tbl>`
    const bordered = `<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>${cells(['Việc', 'Hạn'])}</w:tbl>`
    const source = await read(makeRawDocx({ body: letterhead + bordered }), 'v.docx')
    expect(source.text).toBe(
      'TỈNH ỦY AN SƠN\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-KL/TU\nAn Sơn, ngày 05 tháng 8 năm 2031\nViệc\nHạn\n',
    )
    expect(gridOf(source)).toEqual([['Việc', 'Hạn']])
    expect(source.tables).toHaveLength(1)
  })

  test('takes labels from paragraph styles, restarts lists and counts on across them', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/><w:pStyle w:val="Muc"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
    const styles =
      '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const top = (id: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`
    const body = [
      paragraph('một', top(1)),
      paragraph('một một', '<w:pStyle w:val="Muc"/>'),
      paragraph('một hai', '<w:pStyle w:val="Muc"/>'),
      paragraph('không số', '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      paragraph('hai', top(1)),
      paragraph('hai một', '<w:pStyle w:val="Muc"/>'),
      paragraph('lại một', top(2)),
    ].join('')
    expect(await textOf(body, { parts: { numbering, styles } })).toBe(
      '1. một\n1.1. một một\n1.2. một hai\nkhông số\n2. hai\n2.1. hai một\n1. lại một\n',
    )
  })

  test('converts old fonts by their names, also across runs and in capitals', async () => {
    const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
    const body =
      paragraph(run('KÕt luËn', font('.VnTimeH'))) +
      paragraph(run('Giao Së Néi vô', font('.VnTime')) + run(' trước 20/8', font('Times New Roman'))) +
      paragraph(run('Uûy ban nha', font('VNI-Times')) + run('ân daân', font('VNI-Times')))
    const source = await read(makeRawDocx({ body }), 'cu.docx')
    expect(source.text).toBe('KẾT LUẬN\nGiao Sở Nội vụ trước 20/8\nỦy ban nhân dân\n')
    expect(source.uncertain).toBe('tcvn3')
  })

  test('takes the old font from the style and recognises old letters without any font name', async () => {
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
    expect(await textOf(paragraph('Giao Së Néi vô'), { parts: { styles } })).toBe('Giao Sở Nội vụ\n')
    expect(await textOf(paragraph('Giao Së Néi vô chñ tr×, phèi hîp víi c¸c së'))).toBe(
      'Giao Sở Nội vụ chủ trì, phối hợp với các sở\n',
    )
  })

  test('uses the pages that Word noted rather than the breaks made by hand', async () => {
    const body =
      paragraph(`${run('Một')}<w:r><w:br w:type="page"/></w:r>`) +
      paragraph(`<w:r><w:lastRenderedPageBreak/><w:t>Hai</w:t></w:r>`)
    const source = await read(makeRawDocx({ body }), 'v.docx')
    expect(source.text).toBe('Một\nHai\n')
    expect(source.pages).toEqual([0, 4])
  })

  test('begins a page with a new section, and shows no words that a merged cell hides', async () => {
    const section = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
    const cellOf = (text: string, merge: string) =>
      `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(text)}</w:tc><w:tc>${paragraph('x')}</w:tc>`
    const border = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    const table = `<w:tbl>${border}<w:tr>${cellOf('Sở Y tế', '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cellOf('ẩn', '<w:vMerge/>')}</w:tr></w:tbl>`
    const source = await read(makeRawDocx({ body: paragraph('Một', section) + table }), 'v.docx')
    expect(gridOf(source)).toEqual([
      ['Sở Y tế', 'x'],
      ['^', 'x'],
    ])
    expect(source.pages).toEqual([0, 4])
  })

  test('refuses one without text: pictures alone, or nothing', async () => {
    const body = '<w:p/>'
    expect(await refusalOf(makeRawDocx({ body, more: { 'word/media/image1.png': new Uint8Array(9) } }), 'a.docx')).toBe(
      'scanned',
    )
    expect(await refusalOf(makeRawDocx({ body }), 'a.docx')).toBe('empty')
  })
})
