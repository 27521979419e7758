// «chạy thật»: the rehearsal ends.
import { reply } from '../../domain/reply.ts'
import { REAL_FROM_NOW } from '../../wording/rehearsal.ts'
import { REHEARSAL } from '../rehearsal.ts'
import type { Word } from './word-turn.ts'

export const goLive: Word = async () => ({ reply: reply(REAL_FROM_NOW), changes: { settings: { [REHEARSAL]: 'off' } } })
