import { ProgressLocation, window, type Progress } from 'vscode';
import { downloadTime, type DownloadSignals } from '../../app/importingDownload';

/** Shows how far a work is: a message, and by how much of a hundred it got on. */
export type Report = Progress<{ readonly message?: string; readonly increment?: number }>;

/**
 * Shows a notification with *Cancel* while something is downloaded.
 *
 * @param work given what makes the signals of one download; the time of each begins when it is called.
 */
export async function withDownload<Value>(
  title: string,
  work: (signals: () => DownloadSignals, report: Report) => Promise<Value>,
): Promise<Value> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (report, token) => {
    const controller = new AbortController();
    const cancelling = token.onCancellationRequested(() => controller.abort());
    try {
      return await work(() => ({ cancelled: controller.signal, deadline: AbortSignal.timeout(downloadTime) }), report);
    } finally {
      cancelling.dispose();
    }
  });
}
