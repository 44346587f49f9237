package todo.jkube;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises credentials by their format. No log line may contain one, not even a user's or another
 * system's.
 */
public enum Credential {

    /** A JWT, which begins with a brace in Base64. */
    ACCESS_TOKEN("eyJ[\\w-]{10,}\\."),

    /** 52 bytes: its number and its signature. */
    REFRESH_TOKEN("(?<![\\w-])[\\w-]{70}(?![\\w-])"),

    /** 256 random bits. */
    PERSONAL_TOKEN("(?<![\\w-])todo_[\\w-]{43}(?![\\w-])"),

    /** 256 random bits. A long line of dashes is none. */
    FEED_ADDRESS("(?<![\\w-])(?!\\w*-{8})[\\w-]{43}(?![\\w-])"),

    PASSWORD_HASH("\\$argon2"),

    /** A URL with a password. */
    DATABASE_URL("://[^\\s\"/:@]+:[^\\s\"/@]+@");

    private final Pattern pattern;

    Credential(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /**
     * @return the kinds of credentials in the line
     */
    public static List<Credential> in(String line) {
        return Stream.of(values()).filter(kind -> kind.pattern.matcher(line).find()).toList();
    }
}
