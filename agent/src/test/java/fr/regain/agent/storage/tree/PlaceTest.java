package fr.regain.agent.storage.tree;

import static org.assertj.core.api.Assertions.assertThat;

import fr.regain.agent.host.file.FileName;
import fr.regain.agent.host.file.FilePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource({
    "/, OTHER",
    "/usr/share/doc, SYSTEM",
    "/data/usr, OTHER",
    "/tmp/Documents, TEMPORARY",
    "/home/eve/Documents/cours, DOCUMENTS",
    "/home/eve/Documents/projet/node_modules/x, DEVELOPMENT_CACHE",
    "/home/eve/Téléchargements, DOWNLOADS",
    "/home/eve/.cache/Documents, CACHE",
    "/home/eve/.local/share/Trash/files/Images, TRASH",
    "/home/eve/.local/state, APPLICATION",
    "/Users/eve/AppData/Local/Temp/x, TEMPORARY",
    "/Windows/Temp, TEMPORARY",
    "/var/log/apt, LOG"
  })
  void aFolder_isWhatItsNamesSay(String path, Place expected) throws IOException {
    List<FileName> names = new ArrayList<>();
    for (String name : path.substring(1).split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(FileName.ofBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      }
    }

    assertThat(Folder.of(new FilePath("/", names), Optional.empty()).place()).isEqualTo(expected);
  }
}
