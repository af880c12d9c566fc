import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Builds the web console: unpacks the jars of its libraries, bundles the sources with esbuild, packs each file, and
 * writes the page that loads them. Then the script for the pages of shops, whose sources lie in the folder
 * {@code checkout} beside those of the console. Maven runs it as a single source file, so that a JDK is all that the
 * build needs.
 *
 * <p>Arguments: the folder of the sources, the folder of the jars, a folder to work in, the folder for the result, and
 * the esbuild to use, or {@code -} for the one among the jars. The script for shops goes into {@code checkout} beside
 * the result.
 */
public final class Bundle {
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    private final Path sources;
    private final Path jars;
    private final Path modules;
    private final Path result;

    private Bundle(Path sources, Path jars, Path work, Path result) {
        this.sources = sources;
        this.jars = jars;
        this.modules = work.resolve("node_modules");
        this.result = result;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 5) {
            throw new IllegalArgumentException("Expected SOURCES JARS WORK RESULT ESBUILD, found " + args.length);
        }
        Path work = Path.of(args[2]).toAbsolutePath();
        new Bundle(Path.of(args[0]).toAbsolutePath(), Path.of(args[1]).toAbsolutePath(), work, Path.of(args[3]))
                .build(args[4]);
    }

    private void build(String esbuild) throws IOException, InterruptedException {
        empty(modules);
        empty(result);
        try (Stream<Path> files = Files.list(jars)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
                unpack(jar);
            }
        }
        Path program = esbuild.equals("-") ? packed() : Path.of(esbuild);
        bundle(program);
        write();
        Path checkout = result.resolveSibling("checkout");
        empty(checkout);
        shopScript(program, sources.resolveSibling("checkout"), checkout);
    }

    /** One script that stands alone and leaves no name behind, and the small one that loads it by its hashed name. */
    private void shopScript(Path esbuild, Path from, Path to) throws IOException, InterruptedException {
        run(esbuild, from, List.of(
                "delivery.ts", "--bundle", "--format=iife", "--minify", "--target=es2020", "--charset=utf8",
                "--entry-names=[name]-[hash]", "--legal-comments=none", "--log-level=warning",
                "--outdir=" + to.toAbsolutePath()));
        Path script;
        try (Stream<Path> files = Files.list(to)) {
            script = files.filter(file -> file.toString().endsWith(".js")).findFirst().orElseThrow();
        }
        String name = script.getFileName().toString();
        Files.write(to.resolve(name + ".gz"), gzip(Files.readAllBytes(script)));
        Files.writeString(to.resolve("delivery.js"), Files.readString(from.resolve("loader.js")).replace("{script}", name));
        Files.writeString(to.resolve("script"), name);
    }

    /** A package lies anywhere in its jar: at the package.json that is nearest to the top. */
    private void unpack(Path jar) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        String description = files.keySet().stream()
                .filter(name -> name.endsWith("/package.json"))
                .min(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new IllegalStateException(jar + " holds no package of JavaScript"));
        String root = description.substring(0, description.length() - "package.json".length());
        Path into = modules.resolve(name(new String(files.get(description), StandardCharsets.UTF_8), jar));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(root)) {
                Path to = into.resolve(file.getKey().substring(root.length())).normalize();
                if (!to.startsWith(into)) {
                    throw new IllegalStateException(jar + " holds a file outside its folder: " + file.getKey());
                }
                Files.createDirectories(to.getParent());
                Files.write(to, file.getValue());
            }
        }
    }

    private static String name(String description, Path jar) {
        Matcher name = Pattern.compile("\"name\"\\s*:\\s*\"((?:@[\\w.-]+/)?[\\w.-]+)\"").matcher(description);
        if (!name.find()) {
            throw new IllegalStateException("The package.json of " + jar + " has no name");
        }
        return name.group(1);
    }

    private Path packed() throws IOException {
        try (Stream<Path> files = Files.walk(modules.resolve("@esbuild"))) {
            Path found = files.filter(file -> file.endsWith("bin/esbuild")).findFirst().orElseThrow();
            if (!found.toFile().setExecutable(true)) {
                throw new IllegalStateException(found + " cannot be made executable");
            }
            return found;
        }
    }

    private void bundle(Path esbuild) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(esbuild.toString(), "main.tsx", "style/console.css"));
        command.addAll(List.of("--bundle", "--splitting", "--format=esm", "--minify", "--target=es2022"));
        command.addAll(List.of("--jsx=automatic", "--jsx-import-source=preact", "--charset=utf8"));
        command.addAll(List.of("--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]", "--asset-names=[name]-[hash]"));
        command.addAll(List.of("--legal-comments=none", "--log-level=warning", "--outdir=" + result.toAbsolutePath()));
        run(esbuild, sources, command.subList(1, command.size()));
    }

    private void run(Path esbuild, Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(esbuild.toString()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        process.environment().put("NODE_PATH", modules.toString());
        int code = process.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("esbuild ended with " + code + "; see above");
        }
    }

    /** The page, each file beside its packed form, and a list of all with their types. */
    private void write() throws IOException {
        List<String> list = new ArrayList<>();
        try (Stream<Path> files = Files.list(result)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                Files.write(result.resolve(name + ".gz"), gzip(Files.readAllBytes(file)));
                list.add(name + " " + TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
            }
        }
        String page = Files.readString(sources.resolve("index.html"))
                .replace("{script}", one(list, "main-", ".js"))
                .replace("{style}", one(list, "console-", ".css"));
        Files.writeString(result.resolve("index.html"), page);
        Files.write(result.resolve("files"), list);
    }

    private static String one(List<String> list, String begin, String end) {
        return list.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(name -> name.startsWith(begin) && name.endsWith(end))
                .reduce((first, second) -> {
                    throw new IllegalStateException("Expected one " + begin + "*" + end + ", found " + list);
                })
                .orElseThrow();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            packed.write(bytes);
        }
        return out.toByteArray();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Bundle::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
