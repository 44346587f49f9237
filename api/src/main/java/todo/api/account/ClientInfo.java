package todo.api.account;

import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from.
 *
 * @param address IPv4, or IPv6 in eight groups
 * @param userAgent the client's name for itself, cut off after 200 characters; null if it gave none
 */
record ClientInfo(String address, @Nullable String userAgent) {

    private static final int MAX_USER_AGENT = 200;

    ClientInfo {
        userAgent =
                userAgent == null || userAgent.length() <= MAX_USER_AGENT
                        ? userAgent
                        : userAgent.substring(0, MAX_USER_AGENT);
    }
}
