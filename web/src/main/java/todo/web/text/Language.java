package todo.web.text;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language of the pages. */
public enum Language {
    ENGLISH("en", "English", false),
    GERMAN("de", "Deutsch", false),
    URDU("ur", "اردو", true);

    private final String tag;
    private final String label;
    private final boolean rightToLeft;

    Language(String tag, String label, boolean rightToLeft) {
        this.tag = tag;
        this.label = label;
        this.rightToLeft = rightToLeft;
    }

    /**
     * @param tag a BCP 47 tag such as {@code de-AT}
     * @return empty if the pages are not in this language
     */
    public static Optional<Language> of(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values()).filter(value -> value.tag.equals(language)).findFirst();
    }

    /**
     * @return the BCP 47 tag
     */
    public String tag() {
        return tag;
    }

    /**
     * @return the name in the language itself
     */
    public String label() {
        return label;
    }

    /**
     * @return the value of HTML's {@code dir}
     */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }

    /**
     * @return the day with which weeks begin, as CLDR has it for Pakistan and for the world
     */
    public DayOfWeek firstDayOfWeek() {
        return this == URDU ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
    }

    public Texts texts() {
        return switch (this) {
            case ENGLISH -> new TextsEn();
            case GERMAN -> new TextsDe();
            case URDU -> new TextsUr();
        };
    }
}
