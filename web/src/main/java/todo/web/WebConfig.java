package todo.web;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import todo.http.Env;
import todo.http.Logs;
import todo.oauth.PublicAddress;

/**
 * The settings, read from the environment.
 *
 * @param port PORT, 3000 by default; 0 takes any free port
 * @param api NEXT_PUBLIC_API_URL, http://localhost:8000 by default: the base address of the API,
 *     without /api
 * @param logLevel LOG_LEVEL, INFO by default
 * @param drain DRAIN_SECONDS, 0 by default: how long to keep serving after SIGTERM
 * @param oauth OAUTH: the address at which apps connect; null by default: they cannot
 */
public record WebConfig(
        int port, URI api, Level logLevel, Duration drain, @Nullable PublicAddress oauth) {

    private static final String LOCAL = "http://localhost:8000";

    /**
     * @throws Env.InvalidEnvironment with every fault
     */
    public static WebConfig of(Env env) {
        var config =
                new WebConfig(
                        env.integer("PORT", 3000, 0, 65_535),
                        env.parsed(
                                "NEXT_PUBLIC_API_URL", LOCAL, WebConfig::base, URI.create(LOCAL)),
                        Logs.level(env),
                        Duration.ofSeconds(env.integer("DRAIN_SECONDS", 0, 0, 300)),
                        env.optional("OAUTH", PublicAddress::parse));
        env.check();
        return config;
    }

    private static URI base(String text) {
        if (!text.matches("https?://[A-Za-z0-9.\\[\\]:_-]+/?")) {
            throw new IllegalArgumentException(
                    "must be http:// or https:// with a host, such as " + LOCAL);
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }
}
