package todo.web.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What screen readers get of an answer. */
class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'One is here. And two?'          | One is here. / And two?
                    'It is due at 9:30. **Bold.** x' | It is due at 9:30. / Bold. / x
                    'یہ ایک ہے۔ اور دو؟ تین'          | یہ ایک ہے۔ / اور دو؟ / تین
                    '1. Milk. Ok\n12. Bread'         | 1. Milk. / Ok / 12. Bread
                    'Version 1.5 is out'             | Version 1.5 is out
                    '…!'                             | …!
                    """)
    void come_when_they_are_complete(String text, String expected) {
        var sentences = new Sentences();
        var said = new ArrayList<String>();
        text.codePoints().mapToObj(Character::toString).map(sentences::add).forEach(said::addAll);
        said.addAll(sentences.end());

        assertThat(String.join(" / ", said)).isEqualTo(expected);
    }
}
