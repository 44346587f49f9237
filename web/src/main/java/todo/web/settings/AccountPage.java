package todo.web.settings;

import todo.web.page.Page;

/**
 * The page of the account, or the one that asks before its deletion.
 *
 * @param form the form that was refused
 */
public record AccountPage(Page page, SettingsForm form) {}
