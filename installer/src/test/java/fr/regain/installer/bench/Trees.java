package fr.regain.installer.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the trees that are measured, always the same ones. */
final class Trees {
  private static final int FILES_PER_FOLDER = 100;
  private static final int FOLDERS_PER_FOLDER = 50;
  private static final int SMALLEST = 1 << 10;
  // Of sizes that are spread evenly by their logarithm between 1 and 215 KiB, the mean is 40 KiB.
  private static final int LARGEST = 215 << 10;
  private static final List<String> ENDINGS = List.of("odt", "pdf", "jpg", "mp4", "log", "txt");

  private Trees() {}

  /** So many files of a few bytes, a hundred to a folder, in folders of fifty. */
  static Path ofSmallFiles(Path root, int files) throws IOException {
    byte[] content = new byte[16];
    Random random = new Random(1);
    for (int file = 0; file < files; file++) {
      Path folder = folder(root, file);
      random.nextBytes(content);
      Files.write(folder.resolve(name(file)), content);
    }
    return root;
  }

  /** As many files, of which every third has the content of another one. */
  static Path withDoubles(Path root, int files) throws IOException {
    Random random = new Random(2);
    List<Integer> order = new ArrayList<>();
    for (int file = 0; file < files; file++) {
      order.add(file);
    }
    Collections.shuffle(order, random);
    byte[] content = new byte[LARGEST];
    Path original = root;
    for (int at = 0; at < files; at++) {
      Path path = folder(root, order.get(at)).resolve(name(order.get(at)));
      if (at % 3 == 2) {
        Files.copy(original, path);
      } else {
        int size = (int) (SMALLEST * Math.pow((double) LARGEST / SMALLEST, random.nextDouble()));
        random.nextBytes(content);
        try (var out = Files.newOutputStream(path)) {
          out.write(content, 0, size);
        }
        original = path;
      }
    }
    return root;
  }

  private static Path folder(Path root, int file) throws IOException {
    int folder = file / FILES_PER_FOLDER;
    Path path = root.resolve("d" + folder / FOLDERS_PER_FOLDER).resolve("d" + folder);
    return Files.createDirectories(path);
  }

  private static String name(int file) {
    return "file-" + file + "." + ENDINGS.get(file % ENDINGS.size());
  }

  /** Removes a tree. */
  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
