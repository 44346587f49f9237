package todo.web.oauth;

import org.jspecify.annotations.Nullable;
import todo.web.page.Page;

/**
 * Says that an app cannot connect.
 *
 * @param address that tells the app so; null where the user must not be sent there
 */
public record RefusalPage(Page page, String text, String requestId, @Nullable String address) {}
