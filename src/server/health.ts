// How the service is: alive, ready, and its figures as Prometheus text.
import type { Moment } from '../domain/calendar.ts'
import type { SenderHealth } from '../flows/send.ts'
import type { Clock, OutboxCount, Storage } from '../ports.ts'
import type { HttpAnswer, Route } from './http.ts'

export type HealthParts = {
  readonly storage: Storage
  readonly clock: Clock
  readonly senders: () => readonly SenderHealth[]
  /** Milliseconds since each poller last completed a call; a webhook has none. */
  readonly polls: () => Readonly<Record<string, number>>
  /** Milliseconds of the last plan, and when the heart last beat. */
  readonly heart: () => { readonly planMs: number; readonly beatAt: Moment | null }
  /** Why the register cannot be written; null while it can. */
  readonly unwritable: () => string | null
  /** The newest good backup. */
  readonly backup: () => { readonly day: string } | null
}

/** Without a turn of the clock for so long the service only looks alive. */
const HEART_SILENT_MS = 5 * 60_000

export function healthRoutes(parts: HealthParts): readonly Route[] {
  const get = (path: string, answer: () => Promise<HttpAnswer>): Route => ({ method: 'GET', path, answer })
  return [
    get('/healthz', async () => said(problemOf(parts))),
    get('/readyz', async () => said(problemOf(parts) ?? (await storageProblem(parts)))),
    get('/metrics', async () => ({
      status: 200,
      type: 'text/plain; version=0.0.4; charset=utf-8',
      body: metricsText(await parts.storage.outboxCounts(), parts),
    })),
  ]
}

function said(problem: string | null): HttpAnswer {
  return { status: problem ? 503 : 200, body: `${problem ?? 'ok'}\n` }
}
function problemOf({ clock, heart }: HealthParts): string | null {
  const { beatAt } = heart()
  return beatAt !== null && clock.now() - beatAt > HEART_SILENT_MS ? 'the heart has stopped' : null
}
async function storageProblem({ storage, unwritable }: HealthParts): Promise<string | null> {
  const why = unwritable()
  if (why !== null) return `the register cannot be written: ${why}`
  try {
    await storage.revision()
    return null
  } catch {
    return 'storage does not answer'
  }
}

/** Every figure with its name, its kind and its labels. */
export function metricsText(counts: readonly OutboxCount[], parts: Omit<HealthParts, 'storage'>): string {
  const now = parts.clock.now()
  const seconds = (from: Moment) => Math.max(0, (now - from) / 1_000)
  const open = counts.filter((c) => c.state === 'pending' || c.state === 'sending')
  const channels = [...new Set(open.map((c) => c.channel))]
  const senders = parts.senders()
  const { planMs, beatAt } = parts.heart()
  const backup = parts.backup()
  return [
    family(
      'dondoc_queue_depth',
      'gauge',
      'Messages that wait or are on their way.',
      open.map((c) => [{ channel: c.channel, kind: c.kind }, c.count]),
    ),
    family(
      'dondoc_messages',
      'gauge',
      'Messages in the outbox by where they stand.',
      counts.map((c) => [{ channel: c.channel, kind: c.kind, state: c.state }, c.count]),
    ),
    family(
      'dondoc_oldest_unsent_seconds',
      'gauge',
      'How long the oldest unsent message has been due.',
      channels.map((channel) => [
        { channel },
        Math.max(...open.filter((c) => c.channel === channel).map((c) => seconds(c.oldestDueAt))),
      ]),
    ),
    family(
      'dondoc_sends_total',
      'counter',
      'Messages sent since the start, by kind.',
      senders.flatMap((s) => Object.entries(s.sent).map(([kind, n]) => [{ channel: s.channel, kind }, n] as const)),
    ),
    family(
      'dondoc_send_failures_total',
      'counter',
      'Tries that did not succeed since the start, by what came of them.',
      senders.flatMap((s) => Object.entries(s.failed).map(([kind, n]) => [{ channel: s.channel, kind }, n] as const)),
    ),
    family(
      'dondoc_in_flight',
      'gauge',
      'Messages being sent.',
      senders.map((s) => [{ channel: s.channel }, s.inFlight]),
    ),
    family(
      'dondoc_channel_stopped',
      'gauge',
      'One while a channel waits for a person (token) or the month (quota).',
      senders.map((s) => [{ channel: s.channel }, s.stopped ? 1 : 0]),
    ),
    family(
      'dondoc_poll_age_seconds',
      'gauge',
      'Since a poller last completed a call.',
      Object.entries(parts.polls()).map(([channel, ageMs]) => [{ channel }, Math.round(ageMs) / 1_000]),
    ),
    family('dondoc_planner_seconds', 'gauge', 'What the last plan took.', [[{}, planMs / 1_000]]),
    family(
      'dondoc_heartbeat_age_seconds',
      'gauge',
      'Since the last turn of the clock.',
      beatAt === null ? [] : [[{}, seconds(beatAt)]],
    ),
    family(
      'dondoc_backup_info',
      'gauge',
      'The day of the newest backup that opens.',
      backup ? [[{ day: backup.day }, 1]] : [],
    ),
  ].join('')
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number]
function family(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`)
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n')
}
function labelText(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([k, v]) => `${k}="${v.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`)
  return pairs.length ? `{${pairs.join(',')}}` : ''
}
