-- A session of Neovim: opens a program, waits for the diagnostic, applies a fix at it, and waits until it is gone.
-- It prints one JSON object. ROOT is the project. The lines of docs/editors.md have been run before this.

local function wait(holds, what)
  if not vim.wait(60000, holds, 50) then error("timed out: " .. what) end
end

local function say(found)
  io.stdout:write(vim.fn.json_encode(found) .. "\n")
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ROOT .. "/main.ts"))
local buffer = vim.api.nvim_get_current_buf()

local function diagnostics()
  return vim.diagnostic.get(buffer)
end

wait(function() return #diagnostics() > 0 end, "the diagnostic")
local found = diagnostics()[1]
local before = { code = found.code, line = found.lnum + 1, message = found.message }

vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local titles = nil
vim.ui.select = function(items, _, choose)
  titles = vim.tbl_map(function(item) return item[2].title end, items)
  choose(items[1], 1)
end
vim.lsp.buf.code_action()
wait(function() return titles ~= nil end, "the fix")
wait(function() return #diagnostics() == 0 end, "the end of the diagnostic")
say({
  before = before,
  titles = titles,
  after = #diagnostics(),
  text = vim.api.nvim_buf_get_lines(buffer, 0, -1, false),
})
vim.cmd("qall!")
