package fr.regain.agent.host.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.regain.agent.host.LocalFileAccess;
import fr.regain.agent.host.file.Principal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcProgramsTest {
  @TempDir private Path proc;

  private Path process(int number, String comm, String executable) throws IOException {
    Path process = Files.createDirectory(proc.resolve(Integer.toString(number)));
    Files.writeString(process.resolve("comm"), comm + "\n");
    Files.createSymbolicLink(process.resolve("exe"), Path.of(executable));
    return process;
  }

  @Test
  void bothNamesOfAProgram_areThere_alsoWhenItsFileIsGone() throws IOException {
    process(10, "Web Content", "/usr/lib/firefox-esr/firefox-esr (deleted)");

    assertThat(new ProcPrograms(proc, 1).names(Optional.empty()))
        .containsExactlyInAnyOrder("web content", "firefox-esr");
  }

  /** Of "reinitialiser-élèves" the kernel keeps 15 bytes, and so half of a character. */
  @Test
  void aNameCutWithinACharacter_hidesNoOtherProgram() throws IOException {
    Path cut = process(10, "", "/usr/bin/bash");
    Files.write(cut.resolve("comm"), new byte[] {'r', 'e', (byte) 0xc3, '\n'});
    process(11, "firefox", "/usr/lib/firefox/firefox");

    assertThat(new ProcPrograms(proc, 1).names(Optional.empty())).contains("bash", "firefox");
  }

  /** The agent is a Java program, and a rule for Java's caches asks whether one runs. */
  @Test
  void theAgentItself_isNotAmongThem() throws IOException {
    process(10, "java", "/opt/regain/runtime/bin/java");
    process(110, "mvn", "/usr/bin/mvn");

    assertThat(new ProcPrograms(proc, 10).names(Optional.empty())).containsExactly("mvn");
  }

  @Test
  void programsOfAnotherAccount_areLeftOut_whenOneIsAskedFor() throws IOException {
    process(10, "chrome", "/usr/bin/chrome");
    int own = Integer.parseInt(LocalFileAccess.ofThisSystem().account().id());

    ProcPrograms programs = new ProcPrograms(proc, 1);

    assertThat(programs.names(Optional.of(Principal.ofUser(own)))).contains("chrome");
    assertThat(programs.names(Optional.of(Principal.ofUser(own + 1)))).isEmpty();
  }

  @Test
  void withoutAnyProcess_theListIsUnreadable() {
    assertThatThrownBy(() -> new ProcPrograms(proc, 1).names(Optional.empty()))
        .isInstanceOf(IOException.class);
  }
}
