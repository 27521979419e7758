// Gắn Đôn Đốc vào một bot Telegraf đang chạy. Chạy: TELEGRAM_BOT_TOKEN=… node docs/vi-du/telegraf.js
// (bot của cơ quan cần Telegraf: npm install telegraf)
import { dondoc, openDondoc, telegrafCall } from 'dondoc'
import { Telegraf } from 'telegraf'

const bot = new Telegraf(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  telegram: { apiRoot: process.env.TELEGRAM_API_ROOT || 'https://api.telegram.org' },
})
const app = await openDondoc()

// Lệnh riêng của cơ quan đứng trước; phần còn lại Đôn Đốc nhận nếu được gọi.
bot.command('ping', (ctx) => ctx.reply('pong'))
bot.use(dondoc(app))

// Bản tin sáng không chờ có người nhắn: cho Đôn Đốc biết đường gửi ngay khi bot có tên.
const me = await bot.telegram.getMe()
app.connect(telegrafCall(bot.telegram), me)

const end = async () => {
  bot.stop()
  await app.stop()
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
await bot.launch()
