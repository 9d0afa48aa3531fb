// Runs a command on Chicory:
//
//   java -cp 'FOLDER/*' Chicory.java MODULE ARGUMENT...
//
// The module sees the current directory as ".". Ends with the module's exit code, and with 134 after a trap.

import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.wasi.WasiExitException;
import com.dylibso.chicory.wasi.WasiOptions;
import com.dylibso.chicory.wasi.WasiPreview1;
import com.dylibso.chicory.wasm.Parser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class Chicory {
    public static void main(String[] args) {
        List<String> arguments = new ArrayList<>(List.of(args));
        arguments.set(0, "module");
        WasiOptions options =
                WasiOptions.builder()
                        .withStdin(System.in, false)
                        .withStdout(System.out, false)
                        .withStderr(System.err, false)
                        .withArguments(arguments)
                        .withDirectory(".", Path.of("."))
                        .build();
        WasiPreview1 wasi = WasiPreview1.builder().withOptions(options).build();
        ImportValues imports = ImportValues.builder().addFunction(wasi.toHostFunctions()).build();
        int status = 0;
        try {
            Instance.builder(Parser.parse(Path.of(args[0]))).withImportValues(imports).build();
        } catch (WasiExitException exit) {
            status = exit.exitCode();
        } catch (TrapException trap) {
            System.err.println(trap);
            status = 134;
        }
        System.exit(status);
    }
}
