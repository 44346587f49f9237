package todo.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import todo.failure.Failure;

/**
 * Reads the members of a JSON object and gathers every broken rule, so that a person hears of all
 * of them at once. After the reads, {@link #check()} throws what was gathered; until then a broken
 * member reads as null. Text is read in Unicode's form C, in which the same text is written alike.
 * Not safe for concurrent use.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/">UAX #15</a>
 */
public final class Fields {

    private static final String UNSTORABLE = "This contains a character that cannot be stored.";

    private final ObjectNode object;
    private final String pointer;
    private final List<Failure.Fault> faults;

    public Fields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private Fields(ObjectNode object, String pointer, List<Failure.Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * @return the members of the object in this member, whose broken rules are gathered with the
     *     others; null where it is absent or null
     */
    public @Nullable Fields object(String name) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode inner)) {
            fault(name, "This has to be an object.");
            return null;
        }
        return new Fields(inner, pointer + "/" + name, faults);
    }

    /**
     * @return whether the member is there, be it null
     */
    public boolean has(String name) {
        return object.has(name);
    }

    /**
     * @return whether the member is there, and not null
     */
    public boolean hasValue(String name) {
        return value(name) != null;
    }

    /**
     * @return the text, stripped; null where it is absent or null
     */
    public @Nullable String text(String name, int least, int most) {
        var raw = rawText(name, least, most);
        return raw == null ? null : raw.strip();
    }

    /**
     * @return the text with the white space around it, its length counted in code points without
     *     that; null where it is absent or null
     */
    public @Nullable String rawText(String name, int least, int most) {
        var sent = storable(name);
        return sent == null ? null : bounded(name, composed(sent), least, most);
    }

    /**
     * @return the same as it was sent, in whatever form, for those who count its characters
     */
    public @Nullable String sentText(String name, int least, int most) {
        var sent = storable(name);
        return sent == null ? null : bounded(name, sent, least, most);
    }

    private @Nullable String storable(String name) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, "This has to be text.");
            return null;
        }
        if (!isStorable(node.textValue())) {
            fault(name, UNSTORABLE);
            return null;
        }
        return node.textValue();
    }

    private @Nullable String bounded(String name, String text, int least, int most) {
        var length = length(text.strip());
        if (length < least || length > most) {
            fault(
                    name,
                    least == 0
                            ? "At most " + most + " characters."
                            : "Between " + least + " and " + most + " characters.");
            return null;
        }
        return text;
    }

    /**
     * @param parse throws {@link IllegalArgumentException} with a sentence for a person
     * @return what {@code parse} makes of the text; null where it is absent or null
     */
    public <T> @Nullable T parsed(String name, Function<String, T> parse) {
        var text = sentText(name, 0, 10_000);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException broken) {
            fault(name, String.valueOf(broken.getMessage()));
            return null;
        }
    }

    /**
     * @return an instant in RFC 3339, with any offset; null where it is absent or null
     */
    public @Nullable Instant instant(String name) {
        return parsed(name, Fields::instantOf);
    }

    private static Instant instantOf(String text) {
        try {
            var time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeException broken) {
            // Said below, as for a year that the RFC cannot write.
        }
        throw new IllegalArgumentException(
                "This has to be a time as in RFC 3339, such as 2026-12-24T18:00:00Z.");
    }

    /**
     * @return the whole number; null where it is absent or null
     */
    public @Nullable Integer integer(String name, int least, int most) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.canConvertToInt()
                || !node.isIntegralNumber()
                || node.intValue() < least
                || node.intValue() > most) {
            fault(name, "This has to be a whole number between " + least + " and " + most + ".");
            return null;
        }
        return node.intValue();
    }

    /**
     * @return true or false; null where it is absent or null
     */
    public @Nullable Boolean flag(String name) {
        var node = value(name);
        if (node != null && !node.isBoolean()) {
            fault(name, "This has to be true or false.");
            return null;
        }
        return node == null ? null : node.booleanValue();
    }

    /**
     * @return the texts, stripped, each once; null where the member is absent or null
     */
    public @Nullable List<String> texts(String name, int mostTexts, int mostCharacters) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray() || node.size() > mostTexts) {
            fault(name, "This has to be a list of at most " + mostTexts + " texts.");
            return null;
        }
        var texts = new LinkedHashSet<String>();
        for (var i = 0; i < node.size(); i++) {
            var text = node.get(i).isTextual() ? composed(node.get(i).textValue()).strip() : "";
            if (!isStorable(text)) {
                fault(name + "/" + i, UNSTORABLE);
            } else if (text.isEmpty() || length(text) > mostCharacters) {
                fault(
                        name + "/" + i,
                        "This has to be text of 1 to " + mostCharacters + " characters.");
            } else {
                texts.add(text);
            }
        }
        return broken(name) ? null : List.copyOf(texts);
    }

    /**
     * @param value of the member, as read
     * @return {@code value}; {@code kept} where the member is absent; {@code cleared} where it is
     *     null
     */
    public <T> T or(String name, @Nullable T value, T kept, T cleared) {
        if (!has(name)) {
            return kept;
        }
        return value == null ? cleared : value;
    }

    /**
     * @return {@code value}, which has to be there: a null is noted as a fault unless one was found
     *     in it already
     */
    public <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null && !broken(name)) {
            fault(name, "This is required.");
            return null;
        }
        return value;
    }

    /** Notes a broken rule. */
    public void fault(String name, String detail) {
        faults.add(new Failure.Fault(pointer + "/" + name, detail));
    }

    /**
     * @throws Failure.Invalid with every broken rule, if there is one
     */
    public void check() {
        if (!faults.isEmpty()) {
            throw new Failure.Invalid(faults);
        }
    }

    private @Nullable JsonNode value(String name) {
        var node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    /**
     * @return whether a fault was found in the member, or inside of it
     */
    private boolean broken(String name) {
        var broken = pointer + "/" + name;
        return faults.stream()
                .map(Failure.Fault::pointer)
                .anyMatch(fault -> fault.equals(broken) || fault.startsWith(broken + "/"));
    }

    /**
     * @return false for what no database takes: U+0000, and half of a surrogate pair
     */
    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
