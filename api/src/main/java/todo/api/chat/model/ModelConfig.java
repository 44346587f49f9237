package todo.api.chat.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import todo.http.Env;

/**
 * Which language model answers, and where.
 *
 * @param base the address that {@code /chat/completions} follows, without a slash at the end
 * @param model the name by which the server knows the model
 * @param key null if the server needs none
 */
public record ModelConfig(URI base, String model, @Nullable Key key, TimeLimits limits) {

    private static final String OFFICIAL_HOST = "api.openai.com";

    /** Cheap and quick; has no date of shutdown, unlike the models of the generations before. */
    private static final String OFFICIAL_MODEL = "gpt-6-luna";

    private static final Pattern VERSION = Pattern.compile(".*/v[0-9][^/]*(/.*)?");

    private static final URI NO_BASE = URI.create("http://localhost");

    /**
     * How long a model is waited for.
     *
     * @param connect until the connection stands
     * @param firstByte from the request to the first piece of the answer: a server may load the
     *     model first
     * @param betweenChunks from one piece of the answer to the next
     */
    public record TimeLimits(Duration connect, Duration firstByte, Duration betweenChunks) {

        public static final TimeLimits USUAL =
                new TimeLimits(
                        Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(30));

        /** For an answer that comes in one piece, after all of it was written. */
        Duration wholeAnswer() {
            return firstByte.multipliedBy(2);
        }
    }

    /** A secret that no log shows. */
    public record Key(String text) {

        /** Anything else is no header's value, and the JDK's complaint would quote it. */
        private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

        static Key parse(String text) {
            if (!PRINTABLE.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "has to be of printable ASCII characters, without spaces");
            }
            return new Key(text);
        }

        @Override
        public String toString() {
            return "Key[…]";
        }
    }

    /**
     * Reads OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL. The model has a default at OpenAI
     * only.
     *
     * @return null if there is neither a key nor a base URL: no model answers
     */
    public static @Nullable ModelConfig from(Env env) {
        var hasKey = !env.text("OPENAI_API_KEY", "").isEmpty();
        if (!hasKey && env.text("OPENAI_BASE_URL", "").isEmpty()) {
            return null;
        }
        var key = hasKey ? env.parsed("OPENAI_API_KEY", "", Key::parse, new Key("")) : null;
        var base =
                env.parsed(
                        "OPENAI_BASE_URL",
                        "https://" + OFFICIAL_HOST + "/v1",
                        ModelConfig::base,
                        NO_BASE);
        var usual = OFFICIAL_HOST.equals(base.getHost()) ? OFFICIAL_MODEL : "";
        var model = env.parsed("OPENAI_MODEL", usual, Function.identity(), "");
        return new ModelConfig(base, model, key, TimeLimits.USUAL);
    }

    /**
     * @param text with or without {@code /v1}: it is added unless the path names a version
     */
    static URI base(String text) {
        var url = parse(text);
        var path = url.getPath().replaceFirst("/+$", "");
        var versioned = VERSION.matcher(path).matches() ? path : path + "/v1";
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + versioned);
    }

    private static URI parse(String text) {
        try {
            var url = new URI(text);
            var known = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (known && url.getHost() != null && url.getRawUserInfo() == null) {
                if (url.getRawQuery() == null && url.getRawFragment() == null) {
                    return url;
                }
            }
        } catch (URISyntaxException broken) {
            // Said below: its message quotes the value.
        }
        throw new IllegalArgumentException(
                "has to be an address such as https://host/v1, without a user or a query");
    }
}
