package todo.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * The page with the password, the sessions, the connected apps and the personal tokens.
 *
 * @param appAddress with which apps connect; null if they cannot
 * @param key of the form for a new token: sent twice, it creates one
 * @param form the form that was refused
 * @param created the new token, shown once; null for none
 */
public record SecurityPage(
        Page page,
        List<SignedIn> sessions,
        @Nullable String appAddress,
        List<ConnectedApp> apps,
        List<Token> tokens,
        String key,
        SettingsForm form,
        @Nullable String created) {

    /**
     * A session.
     *
     * @param used for example: Today, 09:00
     */
    public record SignedIn(
            String id, Device device, String address, String used, boolean isCurrent) {}

    /**
     * A personal token, without its secret.
     *
     * @param expires the date; null for never
     */
    public record Token(
            String id, String name, boolean mayWrite, String created, @Nullable String expires) {}
}
