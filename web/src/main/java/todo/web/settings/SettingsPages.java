package todo.web.settings;

import org.jspecify.annotations.Nullable;
import todo.oauth.PublicAddress;
import todo.web.account.UserRoutes;

/** Routes the settings: one controller for each resource. */
public final class SettingsPages {

    private final @Nullable PublicAddress oauth;

    /**
     * @param oauth the address at which apps connect; null if they cannot
     */
    public SettingsPages(@Nullable PublicAddress oauth) {
        this.oauth = oauth;
    }

    public void addTo(UserRoutes users) {
        var general = new GeneralController();
        general.addTo(users);
        new ProfileController(general).addTo(users);
        new AppearanceController().addTo(users);
        new AssistantController().addTo(users);
        var security = new SecurityController(oauth);
        security.addTo(users);
        new PasswordController(security).addTo(users);
        new SessionsController().addTo(users);
        if (oauth != null) {
            new AppsController().addTo(users);
        }
        new TokensController(security).addTo(users);
        new SearchesController().addTo(users);
        var search = new SearchController();
        search.addTo(users);
        new FeedController(search).addTo(users);
        var files = new FilesController();
        files.addTo(users);
        new ImportController(files).addTo(users);
        new AccountController().addTo(users);
        new AccountDeletionController().addTo(users);
    }
}
