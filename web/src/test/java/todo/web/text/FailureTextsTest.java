package todo.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import todo.failure.Failure;
import todo.failure.FailureCode;
import todo.failure.FaultCode;

class FailureTextsTest {

    private static final String RAW = "The sentence of the API.";

    @Test
    void the_sentence_of_the_API_is_shown_in_English() {
        var failure = new Failure.Conflict(FailureCode.OPEN_SUBTASKS, RAW);
        var fault = new Failure.Fault("/title", FaultCode.TOO_LONG, RAW);

        assertThat(FailureTexts.sentence(failure, Language.ENGLISH)).isEqualTo(RAW);
        assertThat(FailureTexts.sentence(fault, Language.ENGLISH)).isEqualTo(RAW);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void every_failure_has_a_sentence_in_every_other_language(Language language) {
        for (var code : FailureCode.values()) {
            var sentence = FailureTexts.sentence(new Failure.Conflict(code, RAW), language);
            assertTranslated(sentence, code);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void every_fault_has_a_sentence_in_every_other_language(Language language) {
        for (var fault : faults().toList()) {
            var sentence = FailureTexts.sentence(fault, language);
            assertTranslated(sentence, fault);
            assertThat(FailureTexts.sentence(new Failure.Invalid(List.of(fault)), language))
                    .isEqualTo(sentence);
        }
    }

    @Test
    void too_many_attempts_say_how_long_to_wait() {
        var second = new Failure.TooManyRequests(RAW, Duration.ofSeconds(1));
        var minute = new Failure.TooManyRequests(RAW, Duration.ofSeconds(60));

        assertThat(FailureTexts.sentence(second, Language.GERMAN)).contains("in 1 Sekunde noch");
        assertThat(FailureTexts.sentence(minute, Language.GERMAN)).contains("in 60 Sekunden noch");
    }

    private static Stream<Failure.Fault> faults() {
        var pointers =
                Stream.of(
                        "/title",
                        "/description",
                        "/due_date",
                        "/time",
                        "/reminder_lead_time",
                        "/email",
                        "/password",
                        "/new_password",
                        "/tags/0",
                        "/unknown",
                        "?q",
                        "/q");
        return pointers.flatMap(pointer ->
                Arrays.stream(FaultCode.values())
                        .map(code -> new Failure.Fault(pointer, code, RAW)));
    }

    private static void assertTranslated(String sentence, Object subject) {
        assertThat(sentence).as("%s", subject).isNotEqualTo(RAW).matches("(?s).+[.۔]");
    }
}
