// What a body is, who its contact is, what an old name is called now.
import { saysAny } from '../../text/number-words.ts'
import type { IntentReader } from '../answer.ts'
import { bodySlots } from '../filters.ts'
import { has, isEveryday, type Reading } from '../reading.ts'

export const agencyInfo: IntentReader = {
  name: 'agency_info',
  examples: [
    'UBKT là cơ quan nào vậy',
    'đầu mối theo dõi của Sở Y tế là ai',
    'SCT viết tắt của gì',
    'Sở KHĐT giờ là sở nào',
    'số điện thoại liên hệ Ban Nội chính',
  ],
  read(r) {
    // «viết tắt của tổ chức nào»: what kind of body, no «Ban Tổ chức».
    const known = r.bodies.filter((b) => !(saysAny(r.words[b.to], 'nào gì') && saysAny(r.words[b.from], 'tổ')))
    const named = known.filter((b) => b.kind !== 'self')
    // «hỏi việc của Sở Xây dựng thì liên hệ ai»
    if (named.length === 1 && WHOM_TO_ASK.test(r.keys) && !r.tasks.length && !r.documents.length && !isEveryday(r))
      return { slots: bodySlots({ ...r, bodies: named }) }
    if (named.length < 1 || !(has(r, 'ABOUT_BODY') || asksMembers(r) || asksContact(r))) return null
    if (
      r.tasks.length ||
      r.documents.length ||
      r.dates.length ||
      has(r, 'TASK', 'OVERDUE', 'DEADLINE', 'HOW_MANY', 'LEAD', 'COOP', 'RATE', 'RECURRING', 'MONTHLY', 'WEEKLY')
    )
      return null
    if (
      !has(r, 'WHO', 'WHAT', 'WHICH', 'SHOW') &&
      !r.asks &&
      !/(viet tat|ten day du|ten (moi|cu)|lien (he|lac)|xin |(^| )(nao|gi|dau|ai|mo|chi|gi)( |$))/.test(r.keys)
    )
      return null
    // «nghe nói Sở Tài chính sắp nhập với ai đó» tells a rumour.
    if (
      !r.addressed &&
      !/(^| )viet tat( |$)/.test(r.keys) &&
      !ASKS_WHAT.test(r.keys) &&
      (has(r, 'CHATTY', 'GROUP') || /(^| )(ai|dau|gi|nao) (do|day)( |$)/.test(r.keys))
    )
      return null
    return isEveryday(r) ? null : { slots: bodySlots({ ...r, bodies: known }) }
  },
}
const WHOM_TO_ASK =
  /(^| )thi (phai |can |nen |em |toi |minh |anh |chi )*(lien he|gap|goi|hoi|tim|trao doi)( voi| cho)? (ai|dong chi nao|nguoi nao|so nao|so dien thoai nao)( (vay|the|ha|nhi|a|bot|em|anh|chi|day))*$/
/** «PC tỉnh là đơn vị nào nhỉ»: that and nothing else. */
const ASKS_WHAT = / la (don vi|co quan|so|ban|to chuc) (nao|gi|chi|mo) (nhi|vay|the|ha|ta|hi)$/
/** «LLVT gồm những đơn vị nào» */
const asksMembers = (r: Reading): boolean =>
  /(^| )gom (co |nhung |cac )*(don vi|co quan|so|ban|ai|luc luong)( |$)/.test(r.keys)
/** «đồng chí nào phụ trách Sở Y tế»: the body itself stands behind the verb. */
const asksContact = (r: Reading): boolean =>
  // cho xin tên người phụ trách bên Hội Chữ thập đỏ
  (/(^| )ten (cua )?(nguoi|dong chi|can bo|anh chi) (nao )?(phu trach|theo doi|lien he|lam dau moi)( |$)/.test(
    r.keys,
  ) &&
    !has(r, 'TASK', 'OFFICE')) ||
  (/(^| )lien he( |$)/.test(r.keys) && /(^| )(so nao|the nao|ai|dau)( |$)/.test(r.keys) && !has(r, 'TASK')) ||
  (!has(r, 'OFFICE') &&
    r.bodies.some(
      (b) =>
        saysAny(r.words[b.from - 1], 'trách dõi') &&
        /(^| )(ai|(dong chi|nguoi|can bo|anh|chi) nao) (la nguoi |dang |duoc giao |truc tiep |chuyen ){0,2}(phu trach|theo doi)( |$)/.test(
          r.keys,
        ),
    ))
