import type { BackupCause } from '../../lib/ipc/generated/BackupCause';
import { m } from '../../lib/messages';

const CAUSES: Record<BackupCause, () => string> = {
  asked: m.backup_cause_asked,
  time: m.backup_cause_time,
  closing: m.backup_cause_closing,
  upgrade: m.backup_cause_upgrade,
  import: m.backup_cause_import,
  selection: m.backup_cause_selection,
  restore: m.backup_cause_restore,
};

/** Why a backup was made, in a few words. */
export function causeOf(cause: BackupCause): string {
  return CAUSES[cause]();
}
