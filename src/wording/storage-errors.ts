// What storage says when it cannot, in Vietnamese: its own words are English, one short line «what (how to mend it)».
import { createSaidLines, type SaidLine } from './said-lines.ts'

/** Each line of `src/storage` that a person may meet; {0} and {1} stand for names and numbers. Checked against the source by a test. */
const LINES: readonly SaidLine[] = [
  ['the database is busy with another program (try again)', 'cơ sở dữ liệu đang bận vì chương trình khác (thử lại)'],
  ['the disk is full (make room; nothing half-done was written)', 'đĩa đầy (dọn chỗ trống; không có gì bị ghi dở)'],
  [
    'the database cannot be written (check the rights of the data folder)',
    'không ghi được cơ sở dữ liệu (kiểm tra quyền trên thư mục dữ liệu)',
  ],
  [
    'this file is no database (move it away, or restore a backup)',
    'tệp này không phải cơ sở dữ liệu (chuyển đi chỗ khác, hoặc khôi phục bản sao lưu)',
  ],
  ['the database is damaged (restore the newest backup)', 'cơ sở dữ liệu bị hỏng (khôi phục bản sao lưu mới nhất)'],
  ['the disk fails (check it; nothing half-done was written)', 'đĩa lỗi (kiểm tra đĩa; không có gì bị ghi dở)'],
  [
    'the database cannot be opened (check that the folder exists and is yours)',
    'không mở được cơ sở dữ liệu (kiểm tra thư mục có tồn tại và thuộc quyền của mình không)',
  ],
  [
    '{0} cannot be written (check the disk and the rights of the data folder)',
    'không ghi được {0} (kiểm tra đĩa và quyền trên thư mục dữ liệu)',
  ],
  [
    'the database has version {0}, this program knows {1} (update the program, or restore an older backup)',
    'cơ sở dữ liệu là phiên bản {0}, chương trình này biết tới phiên bản {1} (cập nhật chương trình, hoặc khôi phục bản sao lưu cũ hơn)',
  ],
  ['the server is PostgreSQL {0} (use 15 or newer)', 'máy chủ là PostgreSQL {0} (cần từ 15 trở lên)'],
  [
    'the database refuses the user or password (check DATABASE_URL)',
    'cơ sở dữ liệu từ chối tên hoặc mật khẩu (kiểm tra DATABASE_URL)',
  ],
  [
    'there is no such database (create it, or check DATABASE_URL)',
    'không có cơ sở dữ liệu đó (tạo mới, hoặc kiểm tra DATABASE_URL)',
  ],
  [
    'the database user may not do this (give it the rights on its schema)',
    'tài khoản cơ sở dữ liệu không được làm việc này (cấp quyền trên schema)',
  ],
  [
    'the disk of the database is full (make room; nothing half-done was written)',
    'đĩa của cơ sở dữ liệu đầy (dọn chỗ trống; không có gì bị ghi dở)',
  ],
  ['the database is read-only (connect to the primary server)', 'cơ sở dữ liệu chỉ đọc (nối vào máy chủ chính)'],
  ['the database is not ready (try again)', 'cơ sở dữ liệu chưa sẵn sàng (thử lại)'],
  [
    'the database cannot be reached (check that it runs, and DATABASE_URL)',
    'không tới được cơ sở dữ liệu (kiểm tra máy chủ có chạy không, và DATABASE_URL)',
  ],
  ['the connection was lost (try again)', 'mất kết nối (thử lại)'],
  [
    'PostgreSQL cannot be reached (check that it runs, and its address)',
    'không tới được PostgreSQL (kiểm tra máy chủ có chạy không, và địa chỉ)',
  ],
  [
    'a service works on this PostgreSQL register (stop it on every machine first)',
    'một dịch vụ đang chạy trên sổ PostgreSQL này (dừng trên mọi máy trước)',
  ],
  [
    'a service (pid {0}) holds {1} (stop it first)',
    'một dịch vụ (tiến trình {0}) đang giữ {1} (dừng dịch vụ đó trước)',
  ],
  ['a service holds {0} (stop it first)', 'một dịch vụ đang giữ {0} (dừng dịch vụ đó trước)'],
  ['{0} exists already (choose another name)', '{0} đã có (chọn tên khác)'],
  ['there is no such file', 'không có tệp đó'],
  [
    '{0} is no backup that can be restored (choose another one)',
    '{0} không phải bản sao lưu dùng được (chọn bản khác)',
  ],
  [
    '{0} was written by a newer program (update the program first)',
    '{0} do chương trình mới hơn ghi (cập nhật chương trình trước)',
  ],
  [
    'the copy of {0} does not hold what the register holds (try again)',
    'bản chép của bảng {0} không khớp với sổ (thử lại)',
  ],
  ['the new place holds a register already (choose an empty database)', 'nơi mới đã có sổ (chọn cơ sở dữ liệu trống)'],
  ['there is no register yet (dondoc init makes one)', 'chưa có sổ (dondoc init làm sổ)'],
  ['{0} could not be written (the disk is full)', 'không ghi được {0} (đĩa đầy)'],
  ['{0} could not be written (check the folder and its rights)', 'không ghi được {0} (kiểm tra thư mục và quyền)'],
]

/** A line of storage in Vietnamese; null where it is none of these. */
export const sayStorageError = createSaidLines(LINES)
