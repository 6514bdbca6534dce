package fr.regain.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SearchTextTest {
  @Test
  void text_isFoundInEitherCase_withOrWithoutAccents() {
    String text = SearchText.of(100, "Lycée Émile-Zola", null, " ", "SN-1");
    assertThat(SearchText.words("ZOLA lycee")).allMatch(text::contains);
    assertThat(SearchText.words("émile")).allMatch(text::contains);
    assertThat(text).as("no word across two parts").doesNotContain("zolasn");
  }

  @Test
  void nothingTyped_isNoWord_andWhatIsTooLongIsCut() {
    assertThat(SearchText.words(" \t ")).isEmpty();
    assertThat(SearchText.of(4, "abc", "def")).isEqualTo("abc\n");
  }
}
