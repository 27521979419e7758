// Calendar feeds of bodies: people's calendars read them every few hours.
import { type CalendarFeeds, FEEDS_PATH } from '../flows/calendar-feeds.ts'
import type { Route } from './http.ts'

export function feedRoute(feeds: CalendarFeeds): Route {
  return {
    method: 'GET',
    path: FEEDS_PATH,
    answer: async ({ path }) => {
      const calendar = await feeds.open(path)
      if (calendar === null) return { status: 404 }
      return {
        status: 200,
        type: 'text/calendar; charset=utf-8',
        body: calendar,
        headers: {
          'content-disposition': 'inline; filename="han-viec.ics"',
          'cache-control': 'private, max-age=900',
          'x-content-type-options': 'nosniff',
          'x-robots-tag': 'noindex',
          'referrer-policy': 'no-referrer',
        },
      }
    },
  }
}
