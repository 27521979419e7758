import { channelContract } from '../contracts/channel.ts'
import {
  grammyMountBench,
  grammyPollingBench,
  telegrafMountBench,
  telegramWebhookBench,
  terminalBench,
  zaloBench,
} from '../contracts/channel-benches.ts'

channelContract('terminal', terminalBench)
channelContract('Telegram by grammY, long polling', grammyPollingBench)
channelContract('Telegram by webhook', telegramWebhookBench)
channelContract('Telegram in a Telegraf bot', telegrafMountBench)
channelContract('Telegram in a grammY bot', grammyMountBench)
channelContract('Zalo, polling', () => zaloBench('polling'))
channelContract('Zalo by webhook, flat body', () => zaloBench('flat webhook'))
channelContract('Zalo by webhook, wrapped body', () => zaloBench('wrapped webhook'))
