package todo.web.settings;

import todo.web.text.Texts;

/** A page of the settings. */
public enum SettingsSection {
    GENERAL("/settings"),
    SECURITY("/settings/security"),
    SEARCHES("/settings/searches"),
    FILES("/settings/files"),
    ACCOUNT("/settings/account");

    private final String path;

    SettingsSection(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    public String label(Texts texts) {
        return switch (this) {
            case GENERAL -> texts.settingsGeneral();
            case SECURITY -> texts.settingsSecurity();
            case SEARCHES -> texts.savedSearches();
            case FILES -> texts.settingsFiles();
            case ACCOUNT -> texts.settingsAccount();
        };
    }
}
