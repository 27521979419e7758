// Gắn Đôn Đốc vào một bot grammY đang chạy. Chạy: TELEGRAM_BOT_TOKEN=… node docs/vi-du/grammy.js
import { grammyCall, grammyMiddleware, openDondoc } from 'dondoc'
import { Bot } from 'grammy'

const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT || 'https://api.telegram.org' },
})
const app = await openDondoc()

bot.command('ping', (ctx) => ctx.reply('pong'))
bot.use(grammyMiddleware(app))
bot.catch(({ message }) => console.error(message))

await bot.init()
app.connect(grammyCall(bot.api), bot.botInfo)

const end = async () => {
  await bot.stop()
  await app.stop()
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
await bot.start()
