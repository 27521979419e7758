// What `import … from 'dondoc'` gives to an office that runs a bot of its own.
export { grammyCall, grammyMiddleware } from '../channels/grammy.ts'
export type { BotCall, Mount } from '../channels/mount.ts'
export { dondoc, type TelegrafContext, telegrafCall } from '../channels/telegraf.ts'
export { type DondocApp, openDondoc } from './mount.ts'
