package todo.api.database;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ICU collations that PostgreSQL has for languages. Safe for concurrent use.
 *
 * @see <a href="https://www.postgresql.org/docs/current/collation.html">Collation Support</a>
 */
public final class Collations {

    private static final ResourceBundle.Control CONTROL =
            ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_DEFAULT);

    private final Database database;
    private volatile @Nullable Set<String> names;

    public Collations(Database database) {
        this.database = database;
    }

    /** Reads the collations, unless they are known: {@link #ordered} then needs no connection. */
    public void load() {
        var _ = names();
    }

    /**
     * @param text an SQL expression of type text
     * @param language a BCP 47 tag
     * @return the expression in the order of the language, or of its closest relative that the
     *     database knows, at last Unicode's default order; in small letters and the database's
     *     order if PostgreSQL was built without ICU
     */
    public String ordered(String text, String language) {
        var names = names();
        return candidates(Locale.forLanguageTag(language).stripExtensions())
                .map(locale -> locale.toLanguageTag() + "-x-icu")
                .filter(names::contains)
                .findFirst()
                .map(name -> text + " collate \"" + name + "\"")
                .orElse("lower(" + text + ")");
    }

    /** From the most specific one to {@code und}; Java knows that zh-TW is zh-Hant-TW. */
    private static Stream<Locale> candidates(Locale locale) {
        var candidates = CONTROL.getCandidateLocales("", locale);
        return locale.getLanguage().equals("no")
                ? Stream.concat(Stream.of(Locale.of("nb")), candidates.stream())
                : candidates.stream();
    }

    private Set<String> names() {
        var known = names;
        if (known == null) {
            known = Set.copyOf(read());
            names = known;
        }
        return known;
    }

    private List<String> read() {
        return database.sql(
                        """
                        select collname from pg_collation
                        where collprovider = 'i' and collnamespace = 'pg_catalog'::regnamespace
                        """)
                .all(row -> row.getString("collname"));
    }
}
