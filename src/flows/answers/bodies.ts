// agency_info, list_agencies, recurring_reports.
import { dayOf } from '../../domain/calendar.ts'
import { isKnown, type Task } from '../../domain/register.ts'
import { reply } from '../../domain/reply.ts'
import { isOpen, standingOf } from '../../domain/status.ts'
import { type ListedTask, mayAskAbout, maySee, sharesOf } from '../../domain/task-list.ts'
import { sayBodies, sayBody, sayNoBody, sayPerson, sayRecurring } from '../../wording/bodies.ts'
import { notInRegister } from './lists.ts'
import { bodiesOf, findDocuments } from './lookup.ts'
import type { Answered, Office, Question } from './office.ts'
import { listedTask } from './single.ts'

export function answerBody(office: Office, question: Question): Answered {
  const { directory } = office.register
  const names = bodiesOf(question.slots, question) ?? []
  const agencies = names
    .flatMap((n) => directory.agency(n) ?? [])
    .filter((a) => a.province === null || mayAskAbout(question.viewer, a.province))
  if (!agencies.length) return { reply: reply(sayNoBody()), tasks: [] }
  const provinces = directory.provinces.filter((p) => mayAskAbout(question.viewer, p))
  const parts = agencies.map((agency) => {
    const counts = provinces.map((province) => ({
      province,
      open: seen(office, question)
        .filter(
          (t) =>
            t.province === province && sharesOf(t, agency.name, office.register).some((s) => s.how !== 'everybody'),
        )
        .filter((t) => isOpen(standingOf(t, agency.name, office.register, question.now).status)).length,
    }))
    return sayBody(
      agency,
      counts.filter((c) => c.open > 0),
      directory.agencies.filter((a) => a.successors?.includes(agency.name)),
      focalOf(agency.name, provinces, question),
    )
  })
  return { reply: reply(parts), tasks: [] }
}

// Names of persons stay inside their province; one who has given none is still somebody.
function focalOf(name: string, provinces: readonly string[], { members = [] }: Question) {
  const of = (province: string) =>
    members.filter((m) => m.role === 'focal' && m.body === name && m.province === province).map((m) => sayPerson(m))
  return provinces.map((province) => ({ province, names: of(province) })).filter((f) => f.names.length)
}

export function answerBodies(office: Office, question: Question): Answered {
  const { directory } = office.register
  const { viewer } = question
  const lists = directory.provinces
    .filter((p) => mayAskAbout(viewer, p))
    .map((province) => ({
      province,
      names: directory
        .bodies(province)
        .map((b) => b.name)
        .filter((n) => viewer.role !== 'agency' || viewer.bodies.includes(n))
        .filter((n) => seen(office, question).some((t) => t.province === province && t.shares.has(n))),
    }))
  return { reply: reply(sayBodies(lists)), tasks: [] }
}

const FREQUENCY: Record<string, RegExp> = {
  weekly: /FREQ=WEEKLY/,
  monthly: /FREQ=MONTHLY(?!.*BYMONTH=3,6,9,12)/,
  quarterly: /BYMONTH=3,6,9,12/,
}

export function answerRecurring(office: Office, question: Question): Answered {
  const { slots, viewer } = question
  const found = findDocuments(office, question)
  if (found.kind === 'none') return notInRegister(found)
  const documents = found.kind === 'found' ? found.documents : null
  const names = bodiesOf(slots, question) ?? (viewer.role === 'agency' ? viewer.bodies : null)
  const pattern = slots.period ? FREQUENCY[slots.period] : /./
  const tasks = seen(office, question)
    .filter((t) => documents === null || documents.some((d) => d.id === t.document.id))
    .filter((t) => names === null || names.some((n) => sharesOf(t, n, office.register).length > 0))
    .filter((t) => t.record.deadlines.some((d) => d.kind === 'recurring' && pattern?.test(d.rrule ?? '')))
  const listed: readonly ListedTask[] = tasks.map((t) => listedTask(office, t, question))
  return {
    reply: reply(sayRecurring(listed, { names, documents, period: slots.period ?? null, today: dayOf(question.now) })),
    tasks: listed,
  }
}

function seen({ register }: Office, { viewer, now }: Question): readonly Task[] {
  return register.tasks.filter((t) => isKnown(t.document, dayOf(now)) && maySee(viewer, t, register))
}
