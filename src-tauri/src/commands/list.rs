// Every command, once: `area::name(request) -> answer`, or `area::name(request, tells news) ->
// answer` for one that reports while it runs. The app reads this list for its handler, for the
// types TypeScript sees and for a check of every signature (`mod.rs`); the build step reads it for
// what the window is permitted to call (`build.rs`). Keep the areas, and the names in each, sorted.

commands! {
    about::about(()) -> about::About,
    about::about_licences(()) -> about::Licences,
    dialogs::dialog_files(dialogs::DialogFiles) -> Vec<Offered>,
    dialogs::dialog_folder(dialogs::DialogFolder) -> Option<Offered>,
    dialogs::dialog_save(dialogs::DialogSave) -> Option<Offered>,
    jobs::job_cancel(JobId) -> (),
    journal::journal_begin(()) -> journal::JournalStatus,
    journal::journal_move(Token) -> journal::JournalStatus,
    journal::journal_open(Token) -> journal::JournalStatus,
    journal::journal_redo(()) -> Changed<Step>,
    journal::journal_retry(()) -> journal::JournalStatus,
    journal::journal_show_folder(()) -> (),
    journal::journal_status(()) -> journal::JournalStatus,
    journal::journal_undo(()) -> Changed<Step>,
    settings::setting_change(Setting) -> Changed<Settings>,
    settings::settings(()) -> Settings,
    trash::trash(()) -> Vec<Trashed>,
    trash::trash_empty(()) -> Changed<usize>,
    trash::trash_restore(TrashId) -> Changed<String>,
    verdicts::verdict_edit(ScaleEdit) -> Changed<()>,
    verdicts::verdict_scale(()) -> Vec<ScaleBand>,
    window::link_open(window::LinkOpen) -> (),
    window::window_attend((), tells News) -> (),
    window::window_close(()) -> (),
    window::window_stay(()) -> (),
}
