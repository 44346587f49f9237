package todo.api;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import todo.api.chat.model.ModelConfig;
import todo.api.database.DatabaseUrl;
import todo.http.Cors;
import todo.http.Env;
import todo.http.Logs;
import todo.http.TrustedProxies;
import todo.oauth.PublicAddress;

/**
 * What an operator sets, each by the environment variable of its name.
 *
 * @param port PORT: where to listen; 0 for any free port; 8000 by default
 * @param database DATABASE_URL: where the data is, in libpq's form, with a host or several;
 *     required
 * @param connections DATABASE_CONNECTIONS: how many to the database at most; 10 by default
 * @param secretKey SECRET_KEY: signs access tokens, at least 32 bytes; required
 * @param logLevel LOG_LEVEL: DEBUG, INFO, WARNING, ERROR or CRITICAL; INFO by default
 * @param corsOrigins CORS_ORIGINS: the pages that may call this API from a browser; none by default
 * @param trustedProxies TRUSTED_PROXIES: the ranges of addresses whose X-Forwarded-For and
 *     X-Forwarded-Proto are believed; none by default
 * @param apiVersion API_VERSION: told in every answer's API-Version; v1 by default
 * @param drain DRAIN_SECONDS: how long to go on serving, unready, after SIGTERM; 0 by default
 * @param chat CHAT: whether there is an assistant to talk to, true or false; true by default
 * @param chatTokensADay CHAT_TOKENS_A_DAY: how many tokens of a language model each user may use a
 *     day (UTC), 0 for no limit; 200000 by default
 * @param model OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL: the language model that answers in
 *     the chat, any server that speaks OpenAI's chat completions; the address is OpenAI's by
 *     default, and the model is required elsewhere. null without key and address: none by default
 * @param todoBackend TODOBACKEND: whether to serve the Todo-Backend specification, without a login,
 *     true or false; false by default
 * @param oauth OAUTH: the public address, such as https://todo.example.org, at which programs
 *     connect to /mcp by OAuth; null by default: without OAuth
 */
public record ApiConfig(
        int port,
        DatabaseUrl database,
        int connections,
        SecretKey secretKey,
        Level logLevel,
        Set<String> corsOrigins,
        List<TrustedProxies.Range> trustedProxies,
        String apiVersion,
        Duration drain,
        boolean chat,
        int chatTokensADay,
        @Nullable ModelConfig model,
        boolean todoBackend,
        @Nullable PublicAddress oauth) {

    /**
     * @throws Env.InvalidEnvironment with every fault at once
     */
    public static ApiConfig from(Map<String, String> environment) {
        var env = new Env(environment);
        var config =
                new ApiConfig(
                        env.integer("PORT", 8000, 0, 65_535),
                        env.parsed(
                                "DATABASE_URL",
                                "",
                                DatabaseUrl::parse,
                                new DatabaseUrl("", "", "")),
                        env.integer("DATABASE_CONNECTIONS", 10, 1, 100),
                        env.parsed("SECRET_KEY", "", SecretKey::parse, new SecretKey("")),
                        Logs.level(env),
                        Cors.origins(env),
                        TrustedProxies.trusted(env),
                        env.text("API_VERSION", "v1"),
                        Duration.ofSeconds(env.integer("DRAIN_SECONDS", 0, 0, 300)),
                        env.parsed("CHAT", "true", ApiConfig::flag, true),
                        env.integer("CHAT_TOKENS_A_DAY", 200_000, 0, 100_000_000),
                        ModelConfig.from(env),
                        env.parsed("TODOBACKEND", "false", ApiConfig::flag, false),
                        env.optional("OAUTH", PublicAddress::parse));
        env.check();
        return config;
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("has to be true or false");
        };
    }

    /** A secret that no log shows. */
    public record SecretKey(String text) {

        static SecretKey parse(String text) {
            if (text.getBytes(StandardCharsets.UTF_8).length < 32) {
                throw new IllegalArgumentException("has to be at least 32 bytes long");
            }
            return new SecretKey(text);
        }

        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "SecretKey[…]";
        }
    }
}
