package fr.regain.console.monitoring;

import fr.regain.console.platform.DataDirectory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;

/** The volume that holds the console's data directory. */
@Singleton
final class ConsoleDisk {
  private final FileStore volume;

  @Inject
  ConsoleDisk(DataDirectory data) throws IOException {
    this(Files.getFileStore(data.path()));
  }

  ConsoleDisk(FileStore volume) {
    this.volume = volume;
  }

  /** Its space at this moment. */
  DiskStanding standing() {
    try {
      return new DiskStanding(volume.getUsableSpace(), volume.getTotalSpace());
    } catch (IOException gone) {
      throw new UncheckedIOException("The volume of the data directory cannot be asked", gone);
    }
  }
}
