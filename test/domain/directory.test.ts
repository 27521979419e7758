import { describe, expect, test } from 'vitest'
import { nameKey } from '../../src/domain/names.ts'
import { directory } from '../data/shipped.ts'

describe('spellings of one body', () => {
  test.each([
    ['Đảng ủy Ủy ban nhân dân tỉnh', 'Đảng ủy UBND tỉnh'],
    ['Đảng uỷ các cơ quan Đảng tỉnh', 'Đảng ủy Các cơ quan Đảng tỉnh'],
    ['Ban Thường vụ Đảng ủy Ủy ban nhân dân tỉnh', 'Đảng ủy UBND tỉnh'],
    ['Văn phòng Ủy ban nhân dân tỉnh', 'Văn phòng UBND tỉnh'],
    ['Ủy ban Mặt trận Tổ quốc tỉnh', 'Ủy ban MTTQ Việt Nam tỉnh'],
    ['Sở Khoa học và công nghệ', 'Sở Khoa học và Công nghệ'],
    ['Trường Chính trị tỉnh Lào Cai', 'Trường Chính trị tỉnh'],
    ['Uỷ ban kiểm tra Tỉnh uỷ', 'Ủy ban Kiểm tra Tỉnh ủy'],
  ])('«%s» is %s', (written, name) => expect(directory.find(written, 'Lào Cai')?.name).toBe(name))
  test.each(['Bộ Y tế', 'Ban Chỉ đạo 35 các cấp', 'Sở Trà và Cà phê', ''])('«%s» is nobody here', (written) =>
    expect(directory.find(written, 'Lào Cai')).toBeNull())
  test('a commune stands in its province only', () => {
    expect(directory.find('Xã Con Cuông', 'Nghệ An')?.name).toBe('Xã Con Cuông')
    expect(directory.find('Xã Con Cuông', 'Lào Cai')).toBeNull()
  })
})
describe('collectives', () => {
  test('«các sở, ngành» expands', () =>
    expect(directory.addressee('Các sở, ngành', 'Lào Cai')).toMatchObject({ kind: 'list' }))
  test('«các cấp ủy» is one addressee without a list', () =>
    expect(directory.addressee('Các cấp ủy', 'Lào Cai').kind).toBe('named'))
  test('«các cơ quan liên quan» is never pressed', () =>
    expect(directory.addressee('các cơ quan liên quan', 'Lào Cai').kind).toBe('open'))
  test('«các cơ quan, đơn vị» is everybody', () =>
    expect(directory.addressee('Các cơ quan, đơn vị', 'Lào Cai').kind).toBe('everybody'))
  test('99 communes, of which the register knows twelve', () => {
    const list = directory.addressee('Đảng ủy các xã, phường', 'Lào Cai')
    expect(list.kind === 'list' && [list.members.length, list.total]).toEqual([12, 99])
  })
})
test('a former body answers by its successor', () => {
  expect(directory.find('Sở Kế hoạch và Đầu tư', 'Lào Cai')).toMatchObject({
    valid_to: '2025-02-28',
    successors: ['Sở Tài chính'],
  })
  expect(directory.addressee('Sở KH&ĐT', 'Lào Cai')).toEqual({ kind: 'body', name: 'Sở Tài chính' })
})
test('superiors stand in the same province; at the top there is the office', () => {
  expect(directory.superior({ province: 'Lào Cai', name: 'Sở Nội vụ' })).toEqual({
    province: 'Lào Cai',
    name: 'UBND tỉnh',
  })
  expect(directory.superior({ province: 'Lào Cai', name: 'Ban Chấp hành Đảng bộ tỉnh' })).toBeNull()
})
test('a key ignores accents, abbreviations and what stands in parentheses', () =>
  expect(nameKey('Đảng ủy các xã, phường (nơi xa)')).toBe(nameKey('DANG UY CAC XA PHUONG')))
