// In which order intents are tried: narrow before wide, doing before asking.
import type { IntentReader } from './answer.ts'
import { agencyInfo } from './intents/agency-info.ts'
import { broadcast } from './intents/broadcast.ts'
import { countTasks } from './intents/count-tasks.ts'
import { deadlineOf } from './intents/deadline-of.ts'
import { documentInfo } from './intents/document-info.ts'
import { exportFile } from './intents/export.ts'
import { greeting } from './intents/greeting.ts'
import { help } from './intents/help.ts'
import { importDocument } from './intents/import-document.ts'
import { listAgencies } from './intents/list-agencies.ts'
import { listTasks } from './intents/list-tasks.ts'
import { recurringReports } from './intents/recurring-reports.ts'
import { reminderSettings } from './intents/reminder-settings.ts'
import { reportProgress } from './intents/report-progress.ts'
import { requestExtension } from './intents/request-extension.ts'
import { statistics } from './intents/statistics.ts'
import { subscribe } from './intents/subscribe.ts'
import { taskDetail } from './intents/task-detail.ts'
import { unsubscribe } from './intents/unsubscribe.ts'
import { whoIsResponsible } from './intents/who-is-responsible.ts'

export const ORDER: readonly IntentReader[] = [
  greeting,
  help,
  reminderSettings,
  unsubscribe,
  subscribe,
  requestExtension,
  importDocument,
  broadcast,
  exportFile,
  agencyInfo,
  recurringReports,
  reportProgress,
  documentInfo,
  statistics,
  listAgencies,
  deadlineOf,
  whoIsResponsible,
  countTasks,
  taskDetail,
  listTasks,
]
