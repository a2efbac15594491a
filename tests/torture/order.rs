//! A save is said to be done only after its log is on disk. A kill cannot show that, for what a
//! process wrote outlives it in the system's memory; the order of its calls can.

use crate::child::{self, PIECES};
use crate::desk::{Desk, assert_whole};
use crate::{sizes, strace};

#[test]
fn no_save_is_said_to_be_done_before_its_log_is_synced() {
    const NAME: &str = "sync order";
    if !strace::works(NAME) {
        return;
    }
    let saves = sizes::times("sync_order", 50, 1_200);
    let desk = Desk::bare();
    let mut command = child::command("saves", &desk.path(""));
    command.env(PIECES, saves.to_string());
    let options = ["-e", "trace=write,pwrite64,pwritev,ftruncate,fsync,fdatasync"];
    let (output, calls) = strace::run(&command, &options.map(str::to_owned));
    assert!(output.status.success(), "{output:?}");

    // What was written to each file and not synced since.
    let (mut log, mut tables) = (false, false);
    let (mut said, mut syncs) = (0, 0);
    for call in &calls {
        let is_log = call.text.contains("journal.sqlite-wal>");
        let is_tables = call.text.contains("journal.sqlite>");
        match call.name.as_str() {
            "fsync" | "fdatasync" if is_log => (log, syncs) = (false, syncs + 1),
            "fsync" | "fdatasync" if is_tables => tables = false,
            "write" if call.text.contains("\"done ") => {
                said += 1;
                assert!(!log, "save {said} was said to be done before its log was synced");
            }
            _ if is_log => {
                // A log begun anew overwrites what is only in the tables by then.
                let anew = call.text.contains(", 32, 0) =");
                assert!(!(anew && tables), "the log was begun anew before the tables were synced");
                log = true;
            }
            _ if is_tables => tables = true,
            _ => {}
        }
    }
    assert_eq!(said, saves);
    assert!(syncs >= saves, "{syncs} syncs of the log in {saves} saves");
    assert_whole(&desk.journal(), NAME);
    sizes::tell(NAME, format!("{saves} saves, {syncs} syncs of the log, 0 said before it"));
}
