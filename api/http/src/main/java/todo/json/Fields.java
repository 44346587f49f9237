package todo.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import todo.failure.BrokenRule;
import todo.failure.Failure;
import todo.failure.FaultCode;
import todo.failure.TextRule;

/**
 * Reads the members of a JSON object and gathers every broken rule, so that a person sees all of
 * them at once. After the reads, {@link #check()} throws the gathered faults; until then a broken
 * member reads as null. Text is read in Unicode's form C. Not safe for concurrent use.
 *
 * @see <a href="https://www.unicode.org/reports/tr15/">UAX #15</a>
 */
public final class Fields {

    /** In UTF-16 units; so no parser meets a text that takes it long. */
    private static final int LONGEST = 40_000;

    private static final int MOST_WARNINGS = 20;

    private final ObjectNode object;
    private final String pointer;
    private final List<Failure.Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Fields> inner = new ArrayList<>();

    public Fields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private Fields(ObjectNode object, String pointer, List<Failure.Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * A part of the request that was ignored.
     *
     * @param pointer a JSON Pointer (RFC 6901) to the member
     * @param code stable, for programs
     * @param detail a sentence for a person
     */
    public record Warning(String pointer, String code, String detail) {}

    /**
     * @param readOnly members that clients send back as they got them
     * @return one for each misspelt member, in the order of the object; at most 20. Members that
     *     resemble no known one are ignored without a warning
     */
    public List<Warning> warnings(Set<String> readOnly) {
        var warnings = new ArrayList<Warning>();
        for (var names = object.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (warnings.size() < MOST_WARNINGS
                    && !known.contains(name)
                    && !readOnly.contains(name)) {
                Misspelling.of(name, known)
                        .map(meant -> warning(name, meant))
                        .ifPresent(warnings::add);
            }
        }
        inner.forEach(fields -> warnings.addAll(fields.warnings(readOnly)));
        return warnings.stream().limit(MOST_WARNINGS).toList();
    }

    private Warning warning(String name, String meant) {
        return new Warning(
                pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                "misspelt-member",
                "There is no member “%s”; it was ignored. Did you mean “%s”?"
                        .formatted(name, meant));
    }

    /**
     * @return the members of the object in this member, whose broken rules are gathered with the
     *     others; null if it is absent or null
     */
    public @Nullable Fields object(String name) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof ObjectNode member)) {
            fault(name, FaultCode.WRONG_TYPE, "This has to be an object.");
            return null;
        }
        var fields = new Fields(member, pointer + "/" + name, faults);
        inner.add(fields);
        return fields;
    }

    /**
     * @return whether the member is there, be it null
     */
    public boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    /**
     * @return whether the member is there, and not null
     */
    public boolean hasValue(String name) {
        return value(name) != null;
    }

    /**
     * @return whether the member is a text that matches
     */
    public boolean is(String name, Predicate<String> matches) {
        var node = value(name);
        return node != null && node.isTextual() && matches.test(node.textValue());
    }

    /**
     * @return the text, stripped; null if it is absent or null
     */
    public @Nullable String text(String name, int least, int most) {
        var raw = rawText(name, least, most);
        return raw == null ? null : raw.strip();
    }

    /**
     * @return the text with the white space around it; null if it is absent or null
     * @see TextRule
     */
    public @Nullable String rawText(String name, int least, int most) {
        return parsed(name, new TextRule(least, most)::check);
    }

    /**
     * @param parse throws {@link IllegalArgumentException} with a sentence for a person
     * @return the result of {@code parse} for the text as it was sent; null if it is absent or null
     */
    public <T> @Nullable T parsed(String name, Function<String, T> parse) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            fault(name, FaultCode.WRONG_TYPE, "This has to be text.");
            return null;
        }
        if (node.textValue().length() > LONGEST) {
            fault(name, FaultCode.TOO_LONG, "This is too long.");
            return null;
        }
        try {
            return parse.apply(node.textValue());
        } catch (BrokenRule broken) {
            fault(name, broken.code(), String.valueOf(broken.getMessage()));
        } catch (IllegalArgumentException broken) {
            fault(name, String.valueOf(broken.getMessage()));
        }
        return null;
    }

    /**
     * @return an instant in RFC 3339, with any offset; null if it is absent or null
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
     * @return the whole number; null if it is absent or null
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
            fault(
                    name,
                    FaultCode.OUT_OF_RANGE,
                    "This has to be a whole number between " + least + " and " + most + ".");
            return null;
        }
        return node.intValue();
    }

    /**
     * @return true or false; null if it is absent or null
     */
    public @Nullable Boolean flag(String name) {
        var node = value(name);
        if (node != null && !node.isBoolean()) {
            fault(name, FaultCode.WRONG_TYPE, "This has to be true or false.");
            return null;
        }
        return node == null ? null : node.booleanValue();
    }

    /**
     * @param most how many texts there may be
     * @param rule of each text
     * @return the texts, stripped, each once; null if the member is absent or null
     */
    public @Nullable List<String> texts(String name, int most, TextRule rule) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            fault(name, FaultCode.WRONG_TYPE, "This has to be a list of texts.");
            return null;
        }
        if (node.size() > most) {
            fault(name, FaultCode.TOO_LONG, "This has to be a list of at most " + most + " texts.");
            return null;
        }
        var texts = new LinkedHashSet<String>();
        for (var i = 0; i < node.size(); i++) {
            try {
                var text = node.get(i).isTextual() ? node.get(i).textValue() : "";
                texts.add(rule.check(text).strip());
            } catch (BrokenRule broken) {
                fault(name + "/" + i, broken.code(), String.valueOf(broken.getMessage()));
            }
        }
        return broken(name) ? null : List.copyOf(texts);
    }

    /**
     * @param most how many objects there may be
     * @return the objects; null if the member is absent or null
     */
    public @Nullable List<ObjectNode> objects(String name, int most) {
        var node = value(name);
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            fault(name, FaultCode.WRONG_TYPE, "This has to be a list of objects.");
            return null;
        }
        if (node.size() > most) {
            fault(
                    name,
                    FaultCode.TOO_LONG,
                    "This has to be a list of at most " + most + " objects.");
            return null;
        }
        var objects = new ArrayList<ObjectNode>();
        for (var i = 0; i < node.size(); i++) {
            if (node.get(i) instanceof ObjectNode member) {
                objects.add(member);
            } else {
                fault(name + "/" + i, FaultCode.WRONG_TYPE, "This has to be an object.");
            }
        }
        return broken(name) ? null : List.copyOf(objects);
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
            fault(name, FaultCode.REQUIRED, "This is required.");
            return null;
        }
        return value;
    }

    /** Notes a broken rule. */
    public void fault(String name, String detail) {
        fault(name, FaultCode.INVALID, detail);
    }

    /** Notes a broken rule. */
    public void fault(String name, FaultCode code, String detail) {
        faults.add(new Failure.Fault(pointer + "/" + name, code, detail));
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
        known.add(name);
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
}
