// The table of the three answers: what the body says, what is proved, how it compares with the first date.
import type { Day } from '../domain/calendar.ts'
import type { Snapshot, SnapshotShare } from '../domain/snapshot.ts'
import { answeredShares, daysAgainstFirst, stuckShares } from '../domain/snapshot-figures.ts'
import { day, dayCell, number, type ReportTable, sayBodyName, text } from './report-tables.ts'

export function saySays({ says, percent }: SnapshotShare): string {
  const far = percent === null ? '' : ` (${percent}%)`
  return { nothing: 'chưa báo', 'under-way': `đang làm${far}`, done: 'xong' }[says]
}
export function sayProved({ proved, doneOn }: SnapshotShare): string {
  if (proved === 'accepted') return doneOn ? 'đã xác nhận' : 'đã xác nhận, không rõ ngày'
  return { nothing: 'chưa có minh chứng', waiting: 'đã gửi, chờ xác nhận', returned: 'bị trả lại' }[proved]
}
export function sayAgainstFirst(share: SnapshotShare, today: Day): string {
  const days = daysAgainstFirst(share, today)
  if (share.first === null) return 'không có hạn đầu'
  if (days === null) return 'chưa tới hạn đầu'
  const kept = share.doneOn === null ? 'đã quá hạn đầu' : 'muộn'
  return days > 0 ? `${kept} ${days} ngày` : days === 0 ? 'đúng ngày hạn đầu' : `sớm ${-days} ngày`
}

export function sayAnswers(snapshot: Snapshot): ReportTable {
  const list = answeredShares(snapshot)
  return {
    name: 'Nói và chứng minh',
    title: 'Cơ quan nói gì, chứng minh được gì, so với hạn đầu',
    notes: list.length ? [] : ['Chưa cơ quan nào báo tiến độ, minh chứng hay xin gia hạn.'],
    columns: [
      number('STT', 6),
      number('Việc số', 7),
      text('Nội dung việc', 40),
      text('Cơ quan', 24),
      text('Cơ quan nói', 16),
      text('Chứng minh', 20),
      text('So với hạn đầu', 18),
      day('Hạn hứa đầu tiên'),
      day('Hạn hiện nay'),
      number('Số lần gia hạn', 8),
      text('Vướng mắc', 24),
      text('Cấp cần quyết định', 18),
    ],
    rows: list.map(({ row, share }, i) => [
      i + 1,
      row.no,
      row.title,
      sayBodyName(share.body),
      saySays(share),
      sayProved(share),
      sayAgainstFirst(share, snapshot.day),
      dayCell(share.first),
      dayCell(share.last),
      share.extensions,
      share.obstacle,
      share.obstacle === null ? null : share.decider,
    ]),
    total: null,
  }
}

const NAMED_STUCK = 5
/** «Vướng mắc cần quyết định»: what is in the way and who must decide; nothing while nobody reported any. */
export function sayStuck(
  snapshot: Snapshot,
): readonly { readonly heading: string; readonly lines: readonly string[] }[] {
  const stuck = stuckShares(snapshot)
  if (!stuck.length) return []
  const head = `${stuck.length} phần việc có vướng mắc đã báo.`
  if (snapshot.anonymous) return []
  const rest = stuck.length - NAMED_STUCK
  const lines = stuck
    .slice(0, NAMED_STUCK)
    .map(
      ({ row, share }) =>
        `- Việc ${row.no} (${row.title}): ${sayBodyName(share.body)} vướng «${share.obstacle}»; cấp cần quyết định: ${share.decider ?? 'chưa rõ'}.`,
    )
  return [
    {
      heading: 'Vướng mắc cần quyết định',
      lines: [head, ...lines, ...(rest > 0 ? [`… và ${rest} dòng nữa trong phụ lục «Nói và chứng minh».`] : [])],
    },
  ]
}
