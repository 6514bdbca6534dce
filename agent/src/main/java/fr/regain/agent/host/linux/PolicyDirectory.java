package fr.regain.agent.host.linux;

import fr.regain.agent.host.PolicySource;
import fr.regain.agent.host.PropertiesFile;
import fr.regain.agent.message.AgentProblem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files {@code *.conf} of one directory, in the order of their names; a later file overrides an
 * earlier one.
 */
public final class PolicyDirectory implements PolicySource {
  private final Path directory;

  /**
   * @param directory absent means that there is no policy
   */
  public PolicyDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public Found read() {
    List<Value> values = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Path file : files(unreadable)) {
      try {
        PropertiesFile.read(file)
            .forEach(
                (key, text) ->
                    values.add(new Value(key, text, OptionalLong.empty(), file.toString())));
      } catch (AgentProblem problem) {
        unreadable.add(new Unreadable(Optional.empty(), problem.text().english()));
      }
    }
    return new Found(values, unreadable);
  }

  private List<Path> files(List<Unreadable> unreadable) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.conf")) {
      found.forEach(files::add);
    } catch (NoSuchFileException noPolicy) {
      return List.of();
    } catch (IOException | DirectoryIteratorException failure) {
      unreadable.add(new Unreadable(Optional.empty(), directory + ": " + failure));
    }
    files.sort(null);
    return files;
  }
}
