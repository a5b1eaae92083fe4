<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source> characters</source>
        <translation> 个字符</translation>
    </message>
    <message>
        <source> pt</source>
        <comment>points: the size of text</comment>
        <translation> 磅</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个 token</translation>
    </message>
    <message>
        <source>${dollars}</source>
        <translation>${dollars}</translation>
    </message>
    <message numerus="yes">
        <source>%n byte|%n bytes</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation came in|%n conversations came in</source>
        <translation>
            <numerusform>导入了 %n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was archived.|%n conversations were archived.</source>
        <translation>
            <numerusform>已归档 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was deleted.|%n conversations were deleted.</source>
        <translation>
            <numerusform>已删除 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved out of the folder.|%n conversations were moved out of the folder.</source>
        <translation>
            <numerusform>已将 %n 个对话移出文件夹。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was moved to “{folder}”.|%n conversations were moved to “{folder}”.</source>
        <translation>
            <numerusform>已将 %n 个对话移到“{folder}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was pinned.|%n conversations were pinned.</source>
        <translation>
            <numerusform>已置顶 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was taken out of the archive.|%n conversations were taken out of the archive.</source>
        <translation>
            <numerusform>已从归档中取出 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unpinned.|%n conversations were unpinned.</source>
        <translation>
            <numerusform>已取消置顶 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation, last changed on {moment}|%n conversations, the latest of {moment}</source>
        <comment>that was there before</comment>
        <translation>
            <numerusform>%n 个对话，最近一次更改于 {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation|%n conversations</source>
        <comment>that came out</comment>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read|%n could not be read</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n got messages that were missing|%n got messages that were missing</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n 个补上了缺少的消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message|%n messages</source>
        <comment>that came out</comment>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page|%n pages</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token|%n tokens</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n was there already|%n were there already</source>
        <comment>behind: 3 conversations came in</comment>
        <translation>
            <numerusform>%n 个原本就有</numerusform>
        </translation>
    </message>
    <message>
        <source>(nothing written)</source>
        <translation>（未写任何内容）</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal point</comment>
        <translation>.</translation>
    </message>
    <message numerus="yes">
        <source>1 change. Some of it is too long to be compared by words: it is told by whole lines.|%n changes. Some of it is too long to be compared by words: it is told by whole lines.</source>
        <translation>
            <numerusform>%n 处更改。部分内容太长，无法逐词比较，因此按整行显示。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 change|%n changes</source>
        <translation>
            <numerusform>%n 处更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 conversation so far, {done} of {total} MB read.|%n conversations so far, {done} of {total} MB read.</source>
        <translation>
            <numerusform>目前 %n 个对话，已读取 {done} MB，共 {total} MB。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 conversation|%n conversations</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file cannot be attached.|%n files cannot be attached.</source>
        <translation>
            <numerusform>%n 个文件无法附加。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file cannot be attached: {names}|%n files cannot be attached: {names}</source>
        <translation>
            <numerusform>%n 个文件无法附加：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 file written.|%n files written.</source>
        <translation>
            <numerusform>已写入 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model to choose from.|%n models to choose from.</source>
        <translation>
            <numerusform>有 %n 个模型可选。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 result|%n results</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>A GGUF file for “This computer”. Empty: the small model that came with Chatapp.</source>
        <translation>供“本机”使用的 GGUF 文件。留空：使用 Chatapp 自带的小模型。</translation>
    </message>
    <message>
        <source>A large model at the AI/ML API. It needs a key and credits there.</source>
        <translation>AI/ML API 上的大模型。需要密钥和账户余额。</translation>
    </message>
    <message>
        <source>A limit of its own</source>
        <translation>单独的长度上限</translation>
    </message>
    <message>
        <source>A model that thinks first can spend this on its thinking alone and never come to an answer.</source>
        <translation>先思考再回答的模型可能把上限全用在思考上，最后没有回答。</translation>
    </message>
    <message>
        <source>A place to chat with MiniMax M2.7, any OpenAI-compatible server, or a model on this computer, and to ask about PDFs.</source>
        <translation>在这里可以与 MiniMax M2.7、任何兼容 OpenAI 的服务器或本机上的模型聊天，也可以就 PDF 提问。</translation>
    </message>
    <message>
        <source>A question was deleted.</source>
        <translation>删除了一个问题。</translation>
    </message>
    <message>
        <source>A question was edited.</source>
        <translation>编辑了一个问题。</translation>
    </message>
    <message>
        <source>A question was restored.</source>
        <translation>恢复了一个问题。</translation>
    </message>
    <message>
        <source>A reply is still being written.</source>
        <translation>还有一条回复正在书写。</translation>
    </message>
    <message>
        <source>A reply was deleted.</source>
        <translation>删除了一条回复。</translation>
    </message>
    <message>
        <source>A reply was restored.</source>
        <translation>恢复了一条回复。</translation>
    </message>
    <message>
        <source>A small model on this computer answers: it is for trying the program.</source>
        <translation>由本机上的小模型回答：仅供试用本程序。</translation>
    </message>
    <message>
        <source>A temperature of its own</source>
        <translation>单独的温度</translation>
    </message>
    <message>
        <source>A temporary conversation is in no list.</source>
        <translation>临时对话不在任何列表中。</translation>
    </message>
    <message>
        <source>A version of a question was deleted.</source>
        <translation>删除了问题的一个版本。</translation>
    </message>
    <message>
        <source>A version of a reply was deleted.</source>
        <translation>删除了回复的一个版本。</translation>
    </message>
    <message>
        <source>A web page answered instead of the API (“{title}”). Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>回应的是一个网页（“{title}”），而不是 API。请检查网络的登录页面，或“设置”中的服务器地址。</translation>
    </message>
    <message>
        <source>A web page answered instead of the API. Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
        <translation>回应的是一个网页，而不是 API。请检查网络的登录页面，或“设置”中的服务器地址。</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Add server</source>
        <translation>添加服务器</translation>
    </message>
    <message>
        <source>Add server…</source>
        <translation>添加服务器…</translation>
    </message>
    <message>
        <source>Added: {text}</source>
        <translation>新增：{text}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>All instructions, as they are sent.</source>
        <translation>全部指令，按发送时的样子显示。</translation>
    </message>
    <message>
        <source>All that can answer. The chosen one stands below.</source>
        <translation>所有可以回答的服务器。选中的显示在下面。</translation>
    </message>
    <message>
        <source>Always its text only</source>
        <translation>始终只发送文本</translation>
    </message>
    <message>
        <source>Always the PDF itself</source>
        <translation>始终发送 PDF 本身</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>固定不变</translation>
    </message>
    <message>
        <source>An API key has at most {most} characters.</source>
        <translation>API 密钥最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>An API key has no spaces or line breaks in it. Copy it again.</source>
        <translation>API 密钥中不含空格或换行。请重新复制。</translation>
    </message>
    <message>
        <source>An API key has only plain letters, digits and signs. Copy it again.</source>
        <translation>API 密钥只含普通字母、数字和符号。请重新复制。</translation>
    </message>
    <message>
        <source>An attached file could not be removed.</source>
        <translation>无法移除一个附加的文件。</translation>
    </message>
    <message numerus="yes">
        <source>And one more.|And %n more.</source>
        <translation>
            <numerusform>另有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another Chatapp is using the conversations. Close it, then try again.</source>
        <translation>另一个 Chatapp 正在使用这些对话。请关闭它，然后重试。</translation>
    </message>
    <message>
        <source>Answered by {name}. Change it, or this conversation</source>
        <translation>由 {name} 回答。更改它，或更改此对话</translation>
    </message>
    <message>
        <source>Answered by {server}</source>
        <translation>由 {server} 回答</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4月</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>to put away</comment>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>the place</comment>
        <translation>归档</translation>
    </message>
    <message>
        <source>Archive conversation, or take it out</source>
        <translation>归档对话，或从归档中取出</translation>
    </message>
    <message>
        <source>As a Markdown file.</source>
        <translation>存为 Markdown 文件。</translation>
    </message>
    <message>
        <source>As each server documents</source>
        <translation>按各服务器的说明</translation>
    </message>
    <message>
        <source>As in Settings ({name})</source>
        <translation>与“设置”相同（{name}）</translation>
    </message>
    <message>
        <source>Ask anything below. A small model on this computer answers: it is for trying the program and is often wrong.</source>
        <translation>在下面随便问。由本机上的小模型回答：仅供试用本程序，经常出错。</translation>
    </message>
    <message>
        <source>Ask anything below. {name} answers.</source>
        <translation>在下面随便问，由 {name} 回答。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>Asking {name} for a title: the beginning of the first question and of its answer is sent.</source>
        <translation>正在请 {name} 拟标题：将发送第一个问题及其回答的开头部分。</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>助手</translation>
    </message>
    <message>
        <source>Assistant replied</source>
        <translation>助手已回复</translation>
    </message>
    <message>
        <source>Attach PDF</source>
        <translation>附加 PDF</translation>
    </message>
    <message>
        <source>Attached: {name}</source>
        <translation>已附加：{name}</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8月</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: the model on this computer, until a key for the AI/ML API is saved.</source>
        <translation>自动：在保存 AI/ML API 的密钥之前，使用本机上的模型。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Begin empty</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>两段文本</translation>
    </message>
    <message>
        <source>Break the line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Bring back the last question, in an empty composer</source>
        <translation>在空的输入框中取回上一个问题</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Careful: what stands before the “@” is only a name to log in with. The link leads to the host above.</source>
        <translation>小心：“@”之前的内容只是登录名。此链接通向上面的主机。</translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>第 {number} 处更改，共 {count} 处</translation>
    </message>
    <message>
        <source>Chatapp JSON</source>
        <translation>Chatapp JSON</translation>
    </message>
    <message>
        <source>Chatapp brings the conversations back. Please leave it running.</source>
        <translation>Chatapp 正在恢复对话。请不要关闭它。</translation>
    </message>
    <message>
        <source>Chatapp is open already, but does not answer. End it, then start again.</source>
        <translation>Chatapp 已经打开，但没有响应。请结束它，然后重新启动。</translation>
    </message>
    <message>
        <source>Chatapp looks for the newest backup that is whole.</source>
        <translation>Chatapp 会查找最新的完整备份。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check and save</source>
        <translation>检查并保存</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Checking the key…</source>
        <translation>正在检查密钥…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Choose a GGUF file…</source>
        <translation>选择 GGUF 文件…</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>清空消息</translation>
    </message>
    <message>
        <source>Clear messages of conversation</source>
        <translation>清空对话的消息</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>Close find</source>
        <translation>关闭查找</translation>
    </message>
    <message>
        <source>Close notice</source>
        <translation>关闭通知</translation>
    </message>
    <message>
        <source>Close, although not everything is saved?</source>
        <translation>还有内容未保存，仍要关闭吗？</translation>
    </message>
    <message>
        <source>Closing the window only hides it, and replies go on. Quit ends Chatapp.</source>
        <translation>关闭窗口只会隐藏它，回复会继续进行。“退出”才会结束 Chatapp。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Code copied</source>
        <translation>代码已复制</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>比较版本</translation>
    </message>
    <message>
        <source>Compare versions - Chatapp</source>
        <translation>比较版本 - Chatapp</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Connect MiniMax M2.7</source>
        <translation>连接 MiniMax M2.7</translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>how a reply stands</comment>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue answer</source>
        <translation>继续回答</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Conversation {number}: {why}</source>
        <translation>对话 {number}：{why}</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Conversations (*.json *.zip);;All files (*)</source>
        <translation>对话 (*.json *.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Conversations in the backup</source>
        <translation>备份中的对话</translation>
    </message>
    <message>
        <source>Conversations stay on this computer. What you ask goes to the server that answers, and nowhere else. Keys are kept in the system&apos;s keyring.</source>
        <translation>对话保存在本机。你的提问只会发送给回答它的服务器，不会发往别处。密钥保存在系统的钥匙串中。</translation>
    </message>
    <message>
        <source>Conversations you start appear here.</source>
        <translation>你开始的对话会显示在这里。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Copy answer as Markdown</source>
        <translation>将回答复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy answer with thinking</source>
        <translation>连同思考一起复制回答</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Copy image address</source>
        <translation>复制图片地址</translation>
    </message>
    <message>
        <source>Copy last reply</source>
        <translation>复制最后一条回复</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>复制链接</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Copy with thinking</source>
        <translation>连同思考一起复制</translation>
    </message>
    <message>
        <source>Copy, or drag out of the window as a file</source>
        <translation>复制，或作为文件拖出窗口</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Dark, high contrast</source>
        <translation>深色，高对比度</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12月</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete 1 thing in the trash for good?|Delete %n things in the trash for good?</source>
        <translation>
            <numerusform>要永久删除回收站中的 %n 项吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>删除对话</translation>
    </message>
    <message>
        <source>Delete folder “{folder}”</source>
        <translation>删除文件夹“{folder}”</translation>
    </message>
    <message>
        <source>Delete message</source>
        <translation>删除消息</translation>
    </message>
    <message numerus="yes">
        <source>Delete one conversation|Delete %n conversations</source>
        <translation>
            <numerusform>删除 %n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>删除此版本</translation>
    </message>
    <message>
        <source>Delete what is chosen</source>
        <translation>删除所选内容</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>详情已复制</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>how a reply stands</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done again: {deed}</source>
        <translation>已重做：{deed}</translation>
    </message>
    <message>
        <source>Drafts of conversations that are not among these stand in a new one.</source>
        <translation>不在其中的对话的草稿放在新对话里。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit folder “{folder}”</source>
        <translation>编辑文件夹“{folder}”</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Editing a question: sending it makes a new version beside the old one.</source>
        <translation>正在编辑问题：发送后会在原问题旁建立一个新版本。</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Empty: the one in Settings.</source>
        <translation>留空：使用“设置”中的。</translation>
    </message>
    <message>
        <source>Enter, then press the new key. Esc cancels, Backspace takes the key away.</source>
        <translation>按 Enter，然后按下新的快捷键。Esc 取消，Backspace 去掉快捷键。</translation>
    </message>
    <message>
        <source>Everything: every version, thinking, attached files. Chatapp can import it again.</source>
        <translation>全部内容：所有版本、思考、附加的文件。可以再导入 Chatapp。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export - Chatapp</source>
        <translation>导出 - Chatapp</translation>
    </message>
    <message>
        <source>Export all conversations</source>
        <translation>导出所有对话</translation>
    </message>
    <message>
        <source>Export all conversations.</source>
        <translation>导出所有对话。</translation>
    </message>
    <message>
        <source>Export all conversations…</source>
        <translation>导出所有对话…</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Export one conversation.|Export %n conversations.</source>
        <translation>
            <numerusform>导出 %n 个对话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export this conversation.</source>
        <translation>导出此对话。</translation>
    </message>
    <message>
        <source>Export “{title}”.</source>
        <translation>导出“{title}”。</translation>
    </message>
    <message>
        <source>Exported as “{name}”.</source>
        <translation>已导出为“{name}”。</translation>
    </message>
    <message>
        <source>Exporting “{name}”…</source>
        <translation>正在导出“{name}”…</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>how a reply stands</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>失败。</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2月</translation>
    </message>
    <message>
        <source>Fetch the list of models</source>
        <translation>获取模型列表</translation>
    </message>
    <message>
        <source>Filters: {filters}</source>
        <translation>筛选条件：{filters}</translation>
    </message>
    <message>
        <source>Find in conversation</source>
        <translation>在对话中查找</translation>
    </message>
    <message>
        <source>Fold thinking</source>
        <translation>折叠思考</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder instructions</source>
        <translation>文件夹指令</translation>
    </message>
    <message>
        <source>Folder name</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>Folder “{name}”</source>
        <translation>文件夹“{name}”</translation>
    </message>
    <message numerus="yes">
        <source>Folder “{name}” with 1 conversation|Folder “{name}” with %n conversations</source>
        <translation>
            <numerusform>文件夹“{name}”，含 %n 个对话</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>For example: Answer briefly, in plain words.</source>
        <translation>例如：用简单的话简短回答。</translation>
    </message>
    <message>
        <source>For example: Answer in German.</source>
        <translation>例如：用德语回答。</translation>
    </message>
    <message>
        <source>For replies that took more than ten seconds and ended while you were away.</source>
        <translation>适用于用时超过十秒、并在你离开时结束的回复。</translation>
    </message>
    <message>
        <source>Forget key</source>
        <translation>忘记密钥</translation>
    </message>
    <message>
        <source>Fork into a new conversation</source>
        <translation>分叉为新对话</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Found in the damaged file</source>
        <translation>在损坏的文件中找到</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>以 MIT 许可证发布的自由软件。</translation>
    </message>
    <message>
        <source>From</source>
        <comment>an older version</comment>
        <translation>从</translation>
    </message>
    <message>
        <source>From an export of ChatGPT (the zip, or the conversations.json in it), or from files that Chatapp wrote. What is here already is not added again.</source>
        <translation>来自 ChatGPT 的导出（zip 文件或其中的 conversations.json），或 Chatapp 写出的文件。已有的内容不会重复添加。</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Get a key</source>
        <translation>获取密钥</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Goes through the damaged file row by row. What stood on damaged places is missing then.</source>
        <translation>逐行读取损坏的文件。损坏之处的内容将会缺失。</translation>
    </message>
    <message>
        <source>Here is a message that was not read from the disk yet.</source>
        <translation>这里有一条消息尚未从磁盘读出。</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How freely the model picks its words, from 0 to 2. Unset: the model&apos;s own.</source>
        <translation>模型选词的自由程度，从 0 到 2。不设置：使用模型自己的值。</translation>
    </message>
    <message>
        <source>How long a line of a message may become, in characters. About 75 read best.</source>
        <translation>消息的一行最多多长，以字符计。约 75 个字符最易读。</translation>
    </message>
    <message>
        <source>How {name} is sent: {words}</source>
        <translation>{name} 的发送方式：{words}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image address copied</source>
        <translation>图片地址已复制</translation>
    </message>
    <message>
        <source>Images are loaded from http and https addresses only.</source>
        <translation>只从 http 和 https 地址加载图片。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import</source>
        <comment>to bring in</comment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import - Chatapp</source>
        <translation>导入 - Chatapp</translation>
    </message>
    <message>
        <source>Import conversations</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>Import conversations…</source>
        <translation>导入对话…</translation>
    </message>
    <message numerus="yes">
        <source>Import the conversations in “{name}”?|Import the conversations in %n files?</source>
        <translation>
            <numerusform>要导入“{name}”等 %n 个文件中的对话吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <translation>导入的对话</translation>
    </message>
    <message>
        <source>In one text</source>
        <translation>合并显示</translation>
    </message>
    <message>
        <source>In the backup of {moment}:</source>
        <translation>在 {moment} 的备份中：</translation>
    </message>
    <message>
        <source>In the letters of its language: {host}</source>
        <translation>以其语言的文字表示：{host}</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instructions come before those of the conversation itself, and after those of the folder around.</source>
        <translation>这些指令排在对话自身的指令之前，在外层文件夹的指令之后。</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>指令…</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>how a reply stands</comment>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>已中断。</translation>
    </message>
    <message>
        <source>It answers already.</source>
        <translation>它已经在回答。</translation>
    </message>
    <message>
        <source>It is of {moment}. What was written after it is in the damaged file only.</source>
        <translation>备份时间为 {moment}。之后写入的内容只在损坏的文件中。</translation>
    </message>
    <message>
        <source>It says {moment}, which is still to come: the clock was wrong then, or is now.</source>
        <translation>其日期为 {moment}，尚未到来：当时的时钟有误，或现在的时钟有误。</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1月</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7月</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6月</translation>
    </message>
    <message>
        <source>Keep running in the tray</source>
        <translation>在托盘中继续运行</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring, in no file.</source>
        <translation>保存在系统的钥匙串中，不写入任何文件。</translation>
    </message>
    <message>
        <source>Key accepted.</source>
        <translation>密钥有效。</translation>
    </message>
    <message>
        <source>Key accepted. Balance: ${dollars}</source>
        <translation>密钥有效。余额：${dollars}</translation>
    </message>
    <message numerus="yes">
        <source>Key accepted. It offers %n model.|Key accepted. It offers %n models.</source>
        <translation>
            <numerusform>密钥有效。提供 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Key of {action}</source>
        <translation>“{action}”的快捷键</translation>
    </message>
    <message>
        <source>Keys of your own: the name of an action, and its key or nothing.</source>
        <translation>自定义的快捷键：操作的名称，以及它的键，或为空。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Leave the archive</source>
        <translation>离开归档</translation>
    </message>
    <message>
        <source>Leave the temperature to the model</source>
        <translation>温度由模型决定</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>一切保持原样。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Licences - Chatapp</source>
        <translation>许可证 - Chatapp</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Light or dark colours, in high contrast if you like, or whichever the system uses.</source>
        <translation>浅色或深色，需要时使用高对比度，或与系统一致。</translation>
    </message>
    <message>
        <source>Light, high contrast</source>
        <translation>浅色，高对比度</translation>
    </message>
    <message>
        <source>Line length</source>
        <translation>行长</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>链接已复制</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>Load image</source>
        <translation>加载图片</translation>
    </message>
    <message>
        <source>Load image from its address</source>
        <translation>从其地址加载图片</translation>
    </message>
    <message>
        <source>Load image from {host}</source>
        <translation>从 {host} 加载图片</translation>
    </message>
    <message>
        <source>Loading from {host} …</source>
        <translation>正在从 {host} 加载…</translation>
    </message>
    <message numerus="yes">
        <source>Long text, %n character|Long text, %n characters</source>
        <translation>
            <numerusform>长文本，%n 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>最长回答</translation>
    </message>
    <message>
        <source>Making a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3月</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Markdown copied</source>
        <translation>Markdown 已复制</translation>
    </message>
    <message>
        <source>Markdown files (*.md)</source>
        <translation>Markdown 文件 (*.md)</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>消息已复制</translation>
    </message>
    <message>
        <source>Message text</source>
        <translation>消息文本</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Model: {name}, built in</source>
        <translation>模型：{name}（内置）</translation>
    </message>
    <message>
        <source>Models on this computer need a processor with AVX2, which this one lacks.</source>
        <translation>本机上的模型需要支持 AVX2 的处理器，而这台电脑不支持。</translation>
    </message>
    <message>
        <source>Move out of its folder</source>
        <translation>移出所在文件夹</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Move to folder “{folder}”</source>
        <translation>移到文件夹“{folder}”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <comment>a conversation, where room is short</comment>
        <translation>新建</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>New folder inside</source>
        <translation>在其中新建文件夹</translation>
    </message>
    <message>
        <source>New folder inside “{folder}”</source>
        <translation>在“{folder}”中新建文件夹</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>New server</source>
        <translation>新服务器</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>新建临时对话</translation>
    </message>
    <message>
        <source>New text</source>
        <translation>新文本</translation>
    </message>
    <message>
        <source>New title</source>
        <translation>新标题</translation>
    </message>
    <message>
        <source>Newer text</source>
        <translation>较新的文本</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处更改</translation>
    </message>
    <message>
        <source>Next code block</source>
        <translation>下一个代码块</translation>
    </message>
    <message>
        <source>Next heading</source>
        <translation>下一个标题</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>下一条消息</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Next result</source>
        <translation>下一个结果</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>No browser can open this address.</source>
        <translation>没有浏览器能打开此地址。</translation>
    </message>
    <message>
        <source>No command is like “{words}”.</source>
        <translation>没有像“{words}”的命令。</translation>
    </message>
    <message>
        <source>No connection to the server. Check the network and the address.</source>
        <translation>无法连接服务器。请检查网络和地址。</translation>
    </message>
    <message>
        <source>No conversation is like that.</source>
        <translation>没有符合条件的对话。</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>No limit on the answer</source>
        <translation>不限制回答长度</translation>
    </message>
    <message>
        <source>No message here is like that.</source>
        <translation>这里没有符合的消息。</translation>
    </message>
    <message>
        <source>No model is chosen for this server. Name one in Settings.</source>
        <translation>没有为此服务器选择模型。请在“设置”中填写。</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>没有更多了</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>No secure connection to {host} came about. Check the address: a server without TLS needs http://.</source>
        <translation>无法与 {host} 建立安全连接。请检查地址：没有 TLS 的服务器需要 http://。</translation>
    </message>
    <message>
        <source>No setting has “{words}” in it.</source>
        <translation>没有包含“{words}”的设置。</translation>
    </message>
    <message>
        <source>No title came: {why}</source>
        <translation>没有得到标题：{why}</translation>
    </message>
    <message>
        <source>No word from the model for {time}</source>
        <translation>已有 {time} 没有收到模型的消息</translation>
    </message>
    <message numerus="yes">
        <source>No word from the server for %n minute.|No word from the server for %n minutes.</source>
        <translation>
            <numerusform>已有 %n 分钟没有收到服务器的消息。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No word from the server for %n second.|No word from the server for %n seconds.</source>
        <translation>
            <numerusform>已有 %n 秒没有收到服务器的消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody answers yet. Connect a model to start.</source>
        <translation>还没有回答者。请先连接一个模型。</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>标准文字大小</translation>
    </message>
    <message>
        <source>Not everything was exported. {some}</source>
        <translation>没有全部导出。{some}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not saved: another program is using the conversations.</source>
        <translation>未保存：另一个程序正在使用这些对话。</translation>
    </message>
    <message>
        <source>Not saved: the disk did not take it.</source>
        <translation>未保存：磁盘没有写入成功。</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation>未保存：磁盘已满。</translation>
    </message>
    <message>
        <source>Not saved: the file could not be kept.</source>
        <translation>未保存：文件无法保存。</translation>
    </message>
    <message>
        <source>Not saved: the file of conversations cannot be opened.</source>
        <translation>未保存：无法打开对话文件。</translation>
    </message>
    <message>
        <source>Not saved: the file of conversations may not be written.</source>
        <translation>未保存：对话文件不允许写入。</translation>
    </message>
    <message>
        <source>Not saved: the folder of conversations is read-only.</source>
        <translation>未保存：对话文件夹是只读的。</translation>
    </message>
    <message>
        <source>Not saved: the text is too large.</source>
        <translation>未保存：文本太大。</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Nothing answers at {place}. Is the server running?</source>
        <translation>{place} 没有回应。服务器在运行吗？</translation>
    </message>
    <message>
        <source>Nothing can be read in the file of conversations any more.</source>
        <translation>对话文件中已没有可以读取的内容。</translation>
    </message>
    <message>
        <source>Nothing has “{words}” in it: no title, question, answer or PDF.</source>
        <translation>没有任何标题、问题、回答或 PDF 包含“{words}”。</translation>
    </message>
    <message>
        <source>Nothing is archived. A conversation&apos;s menu has “Archive”.</source>
        <translation>没有归档的对话。对话的菜单中有“归档”。</translation>
    </message>
    <message>
        <source>Nothing is being answered here.</source>
        <translation>这里没有正在进行的回答。</translation>
    </message>
    <message>
        <source>Nothing is saved: the folder of conversations is read-only. You can read, search and export.</source>
        <translation>不会保存任何内容：对话文件夹是只读的。您可以阅读、搜索和导出。</translation>
    </message>
    <message>
        <source>Nothing was changed. Whatever you choose, the file that is there now is kept beside it.</source>
        <translation>没有更改任何内容。无论你如何选择，现有的文件都会保留在旁边。</translation>
    </message>
    <message>
        <source>Nothing with “{words}” is within these filters.</source>
        <translation>在这些筛选条件内没有“{words}”。</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>Number {number} in “{name}”: {why}.</source>
        <translation>“{name}”中的第 {number} 个：{why}。</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Older text</source>
        <translation>较旧的文本</translation>
    </message>
    <message>
        <source>Once a day Chatapp makes a copy of every conversation, and checks it. The last seven days and the last four weeks are kept; what is deleted for good is gone from them 28 days later.</source>
        <translation>Chatapp 每天为所有对话做一份副本并检查它。保留最近七天和最近四周的副本；永久删除的内容会在 28 天后从中消失。</translation>
    </message>
    <message>
        <source>One file a conversation. As Chatapp JSON it is complete, and can be imported again.</source>
        <translation>每个对话一个文件。Chatapp JSON 格式是完整的，可以再导入。</translation>
    </message>
    <message>
        <source>One file a conversation. As Chatapp JSON it is complete, and can be imported again. To export one conversation, open it and press {keys}.</source>
        <translation>每个对话一个文件。Chatapp JSON 格式是完整的，可以再导入。要导出单个对话，请打开它并按 {keys}。</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message numerus="yes">
        <source>One setting|%n settings</source>
        <comment>found</comment>
        <translation>
            <numerusform>%n 个设置</numerusform>
        </translation>
    </message>
    <message>
        <source>One that is still there stays as it is: the restored one stands beside it.</source>
        <translation>仍然存在的对话保持不变：恢复的对话会放在它旁边。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open Chatapp</source>
        <translation>打开 Chatapp</translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open billing page</source>
        <translation>打开账单页面</translation>
    </message>
    <message>
        <source>Open status page</source>
        <translation>打开状态页面</translation>
    </message>
    <message>
        <source>Open the menu of what is chosen</source>
        <translation>打开所选内容的菜单</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>要在浏览器中打开此地址吗？</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PDF files (*.pdf);;All files (*)</source>
        <translation>PDF 文件 (*.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>PDFs</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Pin or unpin conversation</source>
        <translation>置顶或取消置顶对话</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>请按下快捷键…</translation>
    </message>
    <message>
        <source>Previous 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处更改</translation>
    </message>
    <message>
        <source>Previous code block</source>
        <translation>上一个代码块</translation>
    </message>
    <message>
        <source>Previous heading</source>
        <translation>上一个标题</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>上一条消息</translation>
    </message>
    <message>
        <source>Previous result</source>
        <translation>上一个结果</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Put everything back as it was before restoring on {moment}?</source>
        <translation>将所有内容恢复到 {moment} 恢复之前的样子？</translation>
    </message>
    <message>
        <source>Put everything back as it was on {moment}?</source>
        <translation>要把一切恢复到 {moment} 时的样子吗？</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quote in the composer</source>
        <translation>引用到输入框</translation>
    </message>
    <message>
        <source>Quote message</source>
        <translation>引用消息</translation>
    </message>
    <message>
        <source>Quote selection</source>
        <translation>引用所选内容</translation>
    </message>
    <message>
        <source>Read what can be read</source>
        <translation>读取还能读取的内容</translation>
    </message>
    <message>
        <source>Reading files: {done} of {total} done.</source>
        <translation>正在读取文件：已完成 {done}/{total}。</translation>
    </message>
    <message>
        <source>Reading “{name}”…</source>
        <translation>正在读取“{name}”…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Refused files - Chatapp</source>
        <translation>被拒绝的文件 - Chatapp</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Regenerate answer</source>
        <translation>重新生成回答</translation>
    </message>
    <message>
        <source>Remove this server</source>
        <translation>移除此服务器</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Removed: {text}</source>
        <translation>删去：{text}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename conversation</source>
        <translation>重命名对话</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Reply copied.</source>
        <translation>已复制回复。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all shortcuts</source>
        <translation>重置所有快捷键</translation>
    </message>
    <message>
        <source>Reset this page</source>
        <translation>重置此页</translation>
    </message>
    <message>
        <source>Reset {setting}</source>
        <translation>重置“{setting}”</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore a backup dated ahead</source>
        <translation>恢复日期在未来的备份</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>恢复全部</translation>
    </message>
    <message>
        <source>Restore everything…</source>
        <translation>恢复全部…</translation>
    </message>
    <message>
        <source>Restore one conversation - Chatapp</source>
        <translation>恢复单个对话 - Chatapp</translation>
    </message>
    <message>
        <source>Restore one conversation…</source>
        <translation>恢复单个对话…</translation>
    </message>
    <message>
        <source>Restore the newest backup</source>
        <translation>恢复最新的备份</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <translation>保存对话</translation>
    </message>
    <message>
        <source>Save the conversation on screen…</source>
        <translation>保存屏幕上的对话…</translation>
    </message>
    <message>
        <source>Save without checking</source>
        <translation>不检查直接保存</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Search titles</source>
        <translation>搜索标题</translation>
    </message>
    <message>
        <source>Search what the models thought, too</source>
        <translation>同时搜索模型的思考内容</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send PDFs as files, as their text, or as each server documents.</source>
        <translation>将 PDF 作为文件发送、作为文本发送，或按各服务器的说明发送。</translation>
    </message>
    <message>
        <source>Send its text only</source>
        <translation>只发送其文本</translation>
    </message>
    <message>
        <source>Send text only</source>
        <translation>只发送文本</translation>
    </message>
    <message>
        <source>Send the PDF itself</source>
        <translation>发送 PDF 本身</translation>
    </message>
    <message>
        <source>Send, or open what is chosen</source>
        <translation>发送，或打开所选内容</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Server {number} in the settings is not used: {why}.</source>
        <translation>设置中的第 {number} 个服务器未被使用：{why}。</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings - Chatapp</source>
        <translation>设置 - Chatapp</translation>
    </message>
    <message>
        <source>Settings found</source>
        <translation>找到的设置</translation>
    </message>
    <message>
        <source>Settings of this conversation</source>
        <translation>此对话的设置</translation>
    </message>
    <message>
        <source>Settings: about</source>
        <translation>设置：关于</translation>
    </message>
    <message>
        <source>Settings: appearance</source>
        <translation>设置：外观</translation>
    </message>
    <message>
        <source>Settings: data</source>
        <translation>设置：数据</translation>
    </message>
    <message>
        <source>Settings: desktop</source>
        <translation>设置：桌面</translation>
    </message>
    <message>
        <source>Settings: model</source>
        <translation>设置：模型</translation>
    </message>
    <message>
        <source>Settings: servers</source>
        <translation>设置：服务器</translation>
    </message>
    <message>
        <source>Settings: shortcuts</source>
        <translation>设置：快捷键</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines|Show all %n lines</source>
        <translation>
            <numerusform>显示全部 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>显示文件夹</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show or fold thinking</source>
        <translation>展开或折叠思考</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Show the answer&apos;s first words</source>
        <translation>显示回答的开头几个字</translation>
    </message>
    <message>
        <source>Show the archive, or leave it</source>
        <translation>显示归档，或离开归档</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排显示</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Something went wrong inside Chatapp. The log has the details.</source>
        <translation>Chatapp 内部出错。详情见日志。</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>出错了。</translation>
    </message>
    <message>
        <source>Sort by activity</source>
        <translation>按活动时间排序</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>按名称排序</translation>
    </message>
    <message>
        <source>Sorting, folders, archive and trash</source>
        <translation>排序、文件夹、归档和回收站</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>how a reply stands</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped. What came in until now stays.</source>
        <translation>已停止。此前导入的内容会保留。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stored in the keyring</source>
        <translation>已存入钥匙串</translation>
    </message>
    <message>
        <source>Suggest a title</source>
        <translation>拟一个标题</translation>
    </message>
    <message>
        <source>Switch this off where others see your screen. Temporary conversations never do.</source>
        <translation>如果别人能看到你的屏幕，请关闭此项。临时对话从不显示。</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>从归档中取出</translation>
    </message>
    <message>
        <source>Taken back: {deed}</source>
        <translation>已撤销：{deed}</translation>
    </message>
    <message>
        <source>Tell when a reply is ready</source>
        <translation>回复完成时通知我</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Temporary conversation</source>
        <translation>临时对话</translation>
    </message>
    <message>
        <source>Temporary: nothing of this conversation is kept.</source>
        <translation>临时：此对话的任何内容都不会保存。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The API key holds a character that cannot be sent. Enter it again in Settings.</source>
        <translation>API 密钥含有无法发送的字符。请在“设置”中重新输入。</translation>
    </message>
    <message>
        <source>The API key was not accepted. Check it in Settings.</source>
        <translation>API 密钥未被接受。请在“设置”中检查。</translation>
    </message>
    <message>
        <source>The PDF could not be made.</source>
        <translation>无法生成 PDF。</translation>
    </message>
    <message>
        <source>The PDF took too long to make.</source>
        <translation>生成 PDF 用时过长。</translation>
    </message>
    <message>
        <source>The account is out of credits. Top it up, then try again.</source>
        <translation>账户余额已用完。请充值后重试。</translation>
    </message>
    <message>
        <source>The answer is ready.</source>
        <translation>回答已完成。</translation>
    </message>
    <message>
        <source>The answer reached its length limit.</source>
        <translation>回答达到了长度上限。</translation>
    </message>
    <message>
        <source>The answer was interrupted.</source>
        <translation>回答被中断。</translation>
    </message>
    <message>
        <source>The answer was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>回答被服务器的内容过滤器停止（{kind}）。</translation>
    </message>
    <message>
        <source>The answer was stopped by the server&apos;s content filter.</source>
        <translation>回答被服务器的内容过滤器停止。</translation>
    </message>
    <message>
        <source>The attached file is damaged. Attach it again.</source>
        <translation>附加的文件已损坏。请重新附加。</translation>
    </message>
    <message>
        <source>The attached file is missing. Attach it again.</source>
        <translation>附加的文件不见了。请重新附加。</translation>
    </message>
    <message>
        <source>The attachment is too large for this server. Its text alone may fit.</source>
        <translation>附件对此服务器来说太大。只发送其文本也许可以。</translation>
    </message>
    <message>
        <source>The backup is made and checked.</source>
        <translation>备份已完成并通过检查。</translation>
    </message>
    <message>
        <source>The branch on screen as one file, light and dark, fit to print.</source>
        <translation>屏幕上的分支存为一个文件，有浅色和深色，适合打印。</translation>
    </message>
    <message>
        <source>The branch on screen as text with its marks, for notes and editors.</source>
        <translation>屏幕上的分支存为带标记的文本，供笔记和编辑器使用。</translation>
    </message>
    <message>
        <source>The branch on screen on pages.</source>
        <translation>屏幕上的分支按页排版。</translation>
    </message>
    <message>
        <source>The connection broke before the answer began.</source>
        <translation>回答开始之前连接就断开了。</translation>
    </message>
    <message>
        <source>The connection ended before the answer did. It may be incomplete.</source>
        <translation>回答结束之前连接就断开了。回答可能不完整。</translation>
    </message>
    <message>
        <source>The conversation is saved as “{name}”.</source>
        <translation>对话已保存为“{name}”。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model. Start a new one.</source>
        <translation>对话对此模型来说太长。请开始新对话。</translation>
    </message>
    <message>
        <source>The conversations are as they were before restoring on {moment}.</source>
        <translation>对话已回到 {moment} 恢复之前的样子。</translation>
    </message>
    <message>
        <source>The conversations are as they were on {moment}.</source>
        <translation>对话已恢复到 {moment} 时的样子。</translation>
    </message>
    <message>
        <source>The conversations cannot be opened</source>
        <translation>无法打开对话</translation>
    </message>
    <message>
        <source>The conversations on disk could not be used.</source>
        <translation>无法使用磁盘上的对话。</translation>
    </message>
    <message>
        <source>The conversations were written by a newer Chatapp. Update this one to open them.</source>
        <translation>这些对话由更新版本的 Chatapp 写入。请更新本程序后再打开。</translation>
    </message>
    <message>
        <source>The engine for models on this computer could not be loaded ({message}).</source>
        <translation>无法加载本机模型的引擎（{message}）。</translation>
    </message>
    <message>
        <source>The engine for models on this computer is not installed (xllamacpp).</source>
        <translation>未安装本机模型的引擎（xllamacpp）。</translation>
    </message>
    <message>
        <source>The engine for models on this computer needs the system&apos;s library libgomp. Install it (on Debian and Ubuntu: apt install libgomp1).</source>
        <translation>本机模型的引擎需要系统库 libgomp。请安装它（在 Debian 和 Ubuntu 上：apt install libgomp1）。</translation>
    </message>
    <message>
        <source>The file changed while it was being read. Attach it again.</source>
        <translation>文件在读取时被更改。请重新附加。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>The file of conversations belongs to another program.</source>
        <translation>对话文件属于另一个程序。</translation>
    </message>
    <message>
        <source>The file of conversations is damaged.</source>
        <translation>对话文件已损坏。</translation>
    </message>
    <message>
        <source>The file of conversations is empty.</source>
        <translation>对话文件是空的。</translation>
    </message>
    <message>
        <source>The file of conversations is gone.</source>
        <translation>对话文件不见了。</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}”.</source>
        <translation>文件夹“{before}”已重命名为“{after}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was deleted.</source>
        <translation>已删除文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was made.</source>
        <translation>已新建文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was moved.</source>
        <translation>已移动文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was restored.</source>
        <translation>已恢复文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>The image could not be loaded.</source>
        <translation>无法加载图片。</translation>
    </message>
    <message>
        <source>The image did not arrive in time.</source>
        <translation>图片没有及时到达。</translation>
    </message>
    <message>
        <source>The image is not there (status {status}).</source>
        <translation>图片不存在（状态 {status}）。</translation>
    </message>
    <message>
        <source>The image is too large to be shown.</source>
        <translation>图片太大，无法显示。</translation>
    </message>
    <message>
        <source>The image leads from address to address without end.</source>
        <translation>图片的地址不断跳转，没有尽头。</translation>
    </message>
    <message>
        <source>The image leads into a private network.</source>
        <translation>图片指向私有网络。</translation>
    </message>
    <message>
        <source>The instructions of “{folder}” were changed.</source>
        <translation>已更改“{folder}”的指令。</translation>
    </message>
    <message>
        <source>The key is forgotten.</source>
        <translation>密钥已忘记。</translation>
    </message>
    <message>
        <source>The key is stored in this computer&apos;s keyring.</source>
        <translation>密钥已存入本机的钥匙串。</translation>
    </message>
    <message>
        <source>The key may not do this.</source>
        <translation>此密钥无权这样做。</translation>
    </message>
    <message>
        <source>The key may not do this: {why}</source>
        <translation>此密钥无权这样做：{why}</translation>
    </message>
    <message>
        <source>The key of {name} in the settings is not used: it must be text in quotes.</source>
        <translation>设置中 {name} 的快捷键未被使用：它必须是引号中的文本。</translation>
    </message>
    <message>
        <source>The keyring stayed locked: the key is kept in memory until Chatapp is closed.</source>
        <translation>钥匙串仍被锁定：密钥保留在内存中，直到关闭 Chatapp。</translation>
    </message>
    <message>
        <source>The language of the window, or the one that the system speaks.</source>
        <translation>窗口的语言，或与系统语言一致。</translation>
    </message>
    <message>
        <source>The longest answer allowed in Settings is too short for the model&apos;s thinking.</source>
        <translation>“设置”中允许的最长回答不够模型思考。</translation>
    </message>
    <message>
        <source>The longest answer, in tokens. Unset: no limit is sent.</source>
        <translation>最长的回答，以 token 计。不设置：不发送上限。</translation>
    </message>
    <message>
        <source>The model answered without a title.</source>
        <translation>模型的回答中没有标题。</translation>
    </message>
    <message>
        <source>The model asked at the AI/ML API.</source>
        <translation>在 AI/ML API 上提问的模型。</translation>
    </message>
    <message>
        <source>The model file “{name}” is not there any more. Choose one in Settings.</source>
        <translation>模型文件“{name}”不在了。请在“设置”中选择一个。</translation>
    </message>
    <message>
        <source>The model is not available. It may have been retired.</source>
        <translation>此模型不可用，可能已下线。</translation>
    </message>
    <message>
        <source>The model is still loading.</source>
        <translation>模型仍在加载。</translation>
    </message>
    <message>
        <source>The model is told nothing before the conversation.</source>
        <translation>对话之前不告诉模型任何内容。</translation>
    </message>
    <message>
        <source>The model on this computer could not be used.</source>
        <translation>无法使用本机上的模型。</translation>
    </message>
    <message>
        <source>The model on this computer did not start.</source>
        <translation>本机上的模型没有启动。</translation>
    </message>
    <message>
        <source>The model on this computer ended (signal {number}).</source>
        <translation>本机上的模型已结束（信号 {number}）。</translation>
    </message>
    <message>
        <source>The model on this computer ended (status {number}).</source>
        <translation>本机上的模型已结束（状态 {number}）。</translation>
    </message>
    <message>
        <source>The model on this computer took too long to load.</source>
        <translation>本机上的模型加载用时过长。</translation>
    </message>
    <message>
        <source>The model stopped without an answer.</source>
        <translation>模型停止了，没有回答。</translation>
    </message>
    <message>
        <source>The model “{model}” is not available. It may have been retired.</source>
        <translation>模型“{model}”不可用，可能已下线。</translation>
    </message>
    <message>
        <source>The profile&apos;s folder cannot be used.</source>
        <translation>无法使用配置文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The profile&apos;s folder cannot be used: its path is too long by %n byte. Choose one with a shorter path.|The profile&apos;s folder cannot be used: its path is too long by %n bytes. Choose one with a shorter path.</source>
        <translation>
            <numerusform>无法使用配置文件夹：其路径过长，超出 %n 字节。请选择路径较短的文件夹。</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile&apos;s folder “{folder}” cannot be used ({why}).</source>
        <translation>无法使用配置文件夹“{folder}”（{why}）。</translation>
    </message>
    <message>
        <source>The proxy did not let the request through.</source>
        <translation>代理没有放行请求。</translation>
    </message>
    <message>
        <source>The proxy of this network asks for a login.</source>
        <translation>此网络的代理要求登录。</translation>
    </message>
    <message>
        <source>The proxy or certificate settings of this computer cannot be used.</source>
        <translation>无法使用本机的代理或证书设置。</translation>
    </message>
    <message>
        <source>The proxy settings of this computer cannot be used (HTTPS_PROXY, ALL_PROXY).</source>
        <translation>无法使用本机的代理设置（HTTPS_PROXY、ALL_PROXY）。</translation>
    </message>
    <message>
        <source>The question could not be answered.</source>
        <translation>未能回答这个问题。</translation>
    </message>
    <message>
        <source>The reply has come to {count} characters and was ended there.</source>
        <translation>回复已达 {count} 个字符，并在此处结束。</translation>
    </message>
    <message>
        <source>The reply was too long and was ended.</source>
        <translation>回复过长，已结束。</translation>
    </message>
    <message>
        <source>The request could not be sent.</source>
        <translation>无法发送请求。</translation>
    </message>
    <message>
        <source>The server answers, but does not list its models: the key is not checked.</source>
        <translation>服务器有回应，但不列出其模型：密钥未经检查。</translation>
    </message>
    <message numerus="yes">
        <source>The server answers. It offers %n model.|The server answers. It offers %n models.</source>
        <translation>
            <numerusform>服务器有回应，提供 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server broke the answer off. It may be incomplete.</source>
        <translation>服务器中断了回答。回答可能不完整。</translation>
    </message>
    <message>
        <source>The server closed the connection without an answer.</source>
        <translation>服务器没有回答就关闭了连接。</translation>
    </message>
    <message>
        <source>The server did not accept the request.</source>
        <translation>服务器不接受请求。</translation>
    </message>
    <message>
        <source>The server did not accept the request: {why}</source>
        <translation>服务器不接受请求：{why}</translation>
    </message>
    <message numerus="yes">
        <source>The server did not answer within %n minute.|The server did not answer within %n minutes.</source>
        <translation>
            <numerusform>服务器在 %n 分钟内没有回答。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not answer within %n second.|The server did not answer within %n seconds.</source>
        <translation>
            <numerusform>服务器在 %n 秒内没有回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not answer.</source>
        <translation>服务器没有回答。</translation>
    </message>
    <message>
        <source>The server did not list its models. Type a name.</source>
        <translation>服务器没有列出其模型。请输入名称。</translation>
    </message>
    <message>
        <source>The server has trouble of its own ({status}). Try again in a moment.</source>
        <translation>服务器自身出了问题（{status}）。请稍后重试。</translation>
    </message>
    <message>
        <source>The server has trouble of its own ({status}): {why}</source>
        <translation>服务器自身出了问题（{status}）：{why}</translation>
    </message>
    <message>
        <source>The server has trouble of its own. Try again in a moment.</source>
        <translation>服务器自身出了问题。请稍后重试。</translation>
    </message>
    <message>
        <source>The server has trouble of its own: {why}</source>
        <translation>服务器自身出了问题：{why}</translation>
    </message>
    <message>
        <source>The server is busy. Trying again in {seconds} s</source>
        <translation>服务器繁忙。{seconds} 秒后重试</translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one day.|The server is busy: too many requests. It asks to wait %n days.</source>
        <translation>
            <numerusform>服务器繁忙：请求过多。它要求等待 %n 天。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one hour.|The server is busy: too many requests. It asks to wait %n hours.</source>
        <translation>
            <numerusform>服务器繁忙：请求过多。它要求等待 %n 小时。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is busy: too many requests. It asks to wait one minute.|The server is busy: too many requests. It asks to wait %n minutes.</source>
        <translation>
            <numerusform>服务器繁忙：请求过多。它要求等待 %n 分钟。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy: too many requests. Try again in a moment.</source>
        <translation>服务器繁忙：请求过多。请稍后重试。</translation>
    </message>
    <message>
        <source>The server moved to another address. Check it in Settings.</source>
        <translation>服务器已搬到另一个地址。请在“设置”中检查。</translation>
    </message>
    <message>
        <source>The server moved to {address}. Check its address in Settings.</source>
        <translation>服务器已搬到 {address}。请在“设置”中检查其地址。</translation>
    </message>
    <message>
        <source>The server sent an empty answer.</source>
        <translation>服务器发来了空的回答。</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>服务器发来的事件太大。</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation>服务器的地址不是网址。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is too large.</source>
        <translation>服务器的回答太大。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be trusted. Check this computer&apos;s clock, or whether a proxy intercepts the connection.</source>
        <translation>无法信任服务器的证书。请检查本机的时钟，或是否有代理截取连接。</translation>
    </message>
    <message>
        <source>The server&apos;s content filter stopped the answer.</source>
        <translation>服务器的内容过滤器停止了回答。</translation>
    </message>
    <message>
        <source>The setting {name} is not used: {why}.</source>
        <translation>设置 {name} 未被使用：{why}。</translation>
    </message>
    <message>
        <source>The settings could not be read and the defaults are used ({why}). The file is kept beside the next one saved.</source>
        <translation>无法读取设置，已使用默认值（{why}）。原文件会保留在下次保存的文件旁边。</translation>
    </message>
    <message>
        <source>The settings could not be saved: {why}.</source>
        <translation>无法保存设置：{why}。</translation>
    </message>
    <message>
        <source>The size of text in messages, in points.</source>
        <translation>消息文字的大小，以磅为单位。</translation>
    </message>
    <message>
        <source>The small model that comes with Chatapp is for trying the program and is often wrong. Any other GGUF file can be chosen.</source>
        <translation>Chatapp 自带的小模型仅供试用，经常出错。可以选择任何其他 GGUF 文件。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring could not be used.</source>
        <translation>无法使用系统的钥匙串。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not answer. Try again, or enter the key once more.</source>
        <translation>系统的钥匙串没有回应。请重试，或再次输入密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not delete the key.</source>
        <translation>系统的钥匙串没有删除密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. The key is kept in memory until Chatapp is closed. To keep it longer, unlock the keyring and save the key again.</source>
        <translation>系统的钥匙串已锁定。密钥保留在内存中，直到关闭 Chatapp。要长期保存，请解锁钥匙串后再次保存密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, then try again.</source>
        <translation>系统的钥匙串已锁定。请解锁后重试。</translation>
    </message>
    <message>
        <source>The temporary conversation is closed. Nothing of it is kept.</source>
        <translation>临时对话已关闭，没有保存任何内容。</translation>
    </message>
    <message>
        <source>The texts are the same.</source>
        <translation>两段文本相同。</translation>
    </message>
    <message>
        <source>The title is “{title}” now.</source>
        <translation>标题现在是“{title}”。</translation>
    </message>
    <message>
        <source>The trash is being emptied…</source>
        <translation>正在清空回收站…</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: dark, high contrast</source>
        <translation>主题：深色，高对比度</translation>
    </message>
    <message>
        <source>Theme: follow the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: light, high contrast</source>
        <translation>主题：浅色，高对比度</translation>
    </message>
    <message>
        <source>There are no conversations to read there.</source>
        <translation>那里没有可以读取的对话。</translation>
    </message>
    <message>
        <source>There is no answer.</source>
        <translation>没有回答。</translation>
    </message>
    <message>
        <source>There is no backup yet. The first is made a minute after the start.</source>
        <translation>还没有备份。第一份会在启动一分钟后生成。</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings.</source>
        <translation>此地址没有聊天 API。请在“设置”中检查服务器。</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings. Perhaps {address} is meant.</source>
        <translation>此地址没有聊天 API。请在“设置”中检查服务器。也许应为 {address}。</translation>
    </message>
    <message>
        <source>There is no conversation here to export.</source>
        <translation>这里没有可以导出的对话。</translation>
    </message>
    <message>
        <source>There is no conversation here yet.</source>
        <translation>这里还没有对话。</translation>
    </message>
    <message>
        <source>There is no key to use.</source>
        <translation>没有可用的密钥。</translation>
    </message>
    <message>
        <source>There is no message here.</source>
        <translation>这里没有消息。</translation>
    </message>
    <message>
        <source>There is no model file on this computer. Choose a GGUF file in Settings.</source>
        <translation>本机上没有模型文件。请在“设置”中选择一个 GGUF 文件。</translation>
    </message>
    <message>
        <source>There is nothing in this conversation yet to make a title of.</source>
        <translation>此对话中还没有可以拟标题的内容。</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>These texts are too long to be compared.</source>
        <translation>这些文本太长，无法比较。</translation>
    </message>
    <message>
        <source>They are in {folder}</source>
        <translation>它们在 {folder} 中</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>how a reply stands</comment>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>Thinking too</source>
        <translation>包括思考</translation>
    </message>
    <message>
        <source>Thinking used up the answer&apos;s length limit.</source>
        <translation>思考用完了回答的长度上限。</translation>
    </message>
    <message>
        <source>Thinking {time}</source>
        <translation>正在思考 {time}</translation>
    </message>
    <message>
        <source>This PDF is protected with a password. Save a copy without one and attach that.</source>
        <translation>此 PDF 受密码保护。请另存一份无密码的副本再附加。</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>此备份已损坏。</translation>
    </message>
    <message>
        <source>This cannot be taken back. Words and files are overwritten on this computer; backups keep them for up to 28 days.</source>
        <translation>此操作无法撤销。文字和文件会在本机上被覆盖；备份最多还会保留 28 天。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This computer has no keyring to keep the key in. The key is kept in memory until Chatapp is closed.</source>
        <translation>本机没有可以保存密钥的钥匙串。密钥保留在内存中，直到关闭 Chatapp。</translation>
    </message>
    <message>
        <source>This conversation</source>
        <translation>此对话</translation>
    </message>
    <message>
        <source>This conversation - Chatapp</source>
        <translation>此对话 - Chatapp</translation>
    </message>
    <message>
        <source>This conversation…</source>
        <translation>此对话…</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window ends Chatapp.</source>
        <translation>此桌面没有托盘：关闭窗口会结束 Chatapp。</translation>
    </message>
    <message>
        <source>This does not look like an API key.</source>
        <translation>这看起来不像 API 密钥。</translation>
    </message>
    <message>
        <source>This file cannot be attached.</source>
        <translation>无法附加此文件。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>此文件是空的。</translation>
    </message>
    <message>
        <source>This file is not a PDF.</source>
        <translation>此文件不是 PDF。</translation>
    </message>
    <message>
        <source>This file is too large.</source>
        <translation>此文件太大。</translation>
    </message>
    <message>
        <source>This is not an image that can be shown.</source>
        <translation>这不是可以显示的图片。</translation>
    </message>
    <message>
        <source>This key cannot be changed.</source>
        <translation>此快捷键无法更改。</translation>
    </message>
    <message>
        <source>This key may not use this model.</source>
        <translation>此密钥无权使用此模型。</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>这条消息已不在了。</translation>
    </message>
    <message>
        <source>This reply was interrupted.</source>
        <translation>此回复被中断。</translation>
    </message>
    <message>
        <source>This server needs an API key. Add one in Settings.</source>
        <translation>此服务器需要 API 密钥。请在“设置”中添加。</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>思考过</translation>
    </message>
    <message>
        <source>Thought for a moment</source>
        <translation>思考了片刻</translation>
    </message>
    <message>
        <source>Thought for {seconds} s</source>
        <translation>思考了 {seconds} 秒</translation>
    </message>
    <message>
        <source>Thought for {time}</source>
        <translation>思考了 {time}</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a newer version</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>To chat with this computer, install the package {package} from where you got Chatapp.</source>
        <translation>要与本机聊天，请从获取 Chatapp 的地方安装软件包 {package}。</translation>
    </message>
    <message>
        <source>To chat with this computer, install the package {package}: download its {kind} file where you got Chatapp, and open it.</source>
        <translation>要与本机聊天，请安装软件包 {package}：在获取 Chatapp 的地方下载其 {kind} 文件并打开。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Told after those of Settings and of the folders the conversation is in.</source>
        <translation>排在“设置”和此对话所在文件夹的指令之后。</translation>
    </message>
    <message>
        <source>Told to the model in every conversation in here</source>
        <translation>在此处的每个对话中告诉模型的内容</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Trash - Chatapp</source>
        <translation>回收站 - Chatapp</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Type a key to add or replace it</source>
        <translation>输入密钥以添加或替换</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Unfold thinking</source>
        <translation>展开思考</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Use another server…</source>
        <translation>使用其他服务器…</translation>
    </message>
    <message>
        <source>Use the built-in model</source>
        <translation>使用内置模型</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>Version {version} of {versions}</source>
        <translation>版本 {version}，共 {versions} 个</translation>
    </message>
    <message>
        <source>View</source>
        <comment>how the list is shown</comment>
        <translation>视图</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Waiting</source>
        <comment>how a reply stands</comment>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Waiting for this computer&apos;s keyring. It may ask you to unlock it.</source>
        <translation>正在等待本机的钥匙串。它可能会请你解锁。</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>What could not be attached</source>
        <translation>无法附加的文件</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>无法读取的内容</translation>
    </message>
    <message>
        <source>What is deleted stays here for 30 days.</source>
        <translation>删除的内容会在这里保留 30 天。</translation>
    </message>
    <message>
        <source>What is not on disk would be lost. “Export…” can keep it elsewhere.</source>
        <translation>未写入磁盘的内容将会丢失。“导出…”可以把它保存到别处。</translation>
    </message>
    <message>
        <source>What is not sent yet stays. What is there now is set aside, not deleted, and can be brought back from this list. The window closes and opens again.</source>
        <translation>尚未发送的内容会保留。现有内容会另存一旁而不删除，并可从此列表恢复。窗口会关闭后重新打开。</translation>
    </message>
    <message>
        <source>What the model is told</source>
        <translation>告诉模型的内容</translation>
    </message>
    <message>
        <source>What the model is told before every conversation. Empty: nothing.</source>
        <translation>每个对话之前告诉模型的内容。留空：什么都不告诉。</translation>
    </message>
    <message>
        <source>What the server sends cannot be read any more.</source>
        <translation>服务器发来的内容已无法读取。</translation>
    </message>
    <message>
        <source>What the server sent is compressed in a way that Chatapp does not read ({names}).</source>
        <translation>服务器发来的内容的压缩方式 Chatapp 不支持（{names}）。</translation>
    </message>
    <message>
        <source>What the server sent is compressed in a way that cannot be read.</source>
        <translation>服务器发来的内容的压缩方式无法读取。</translation>
    </message>
    <message>
        <source>What the server sent swells beyond all measure when unpacked. It was not read.</source>
        <translation>服务器发来的内容解压后大得超乎常理，因此没有读取。</translation>
    </message>
    <message>
        <source>What was there before ({conversations}) is kept as {name}.</source>
        <translation>之前的内容（{conversations}）保存为 {name}。</translation>
    </message>
    <message>
        <source>What was there before is kept as {name}.</source>
        <translation>之前的内容保存为 {name}。</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>由谁回答</translation>
    </message>
    <message>
        <source>Who answers. Empty: the model on this computer, until a key is saved.</source>
        <translation>由谁回答。留空：在保存密钥之前使用本机上的模型。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>With no conversations. The file that is there is kept.</source>
        <translation>不含任何对话。现有的文件会保留。</translation>
    </message>
    <message>
        <source>With the thinking</source>
        <translation>包括思考</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>自动换行</translation>
    </message>
    <message>
        <source>Write to this address in the mail program?</source>
        <translation>在邮件程序中写信给此地址？</translation>
    </message>
    <message>
        <source>Writing</source>
        <comment>how a reply stands</comment>
        <translation>正在书写</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>你的消息被服务器的内容过滤器停止（{kind}）。</translation>
    </message>
    <message>
        <source>Your message was stopped by the server&apos;s content filter.</source>
        <translation>你的消息被服务器的内容过滤器停止。</translation>
    </message>
    <message>
        <source>Your own OpenAI-compatible servers.</source>
        <translation>你自己的兼容 OpenAI 的服务器。</translation>
    </message>
    <message>
        <source>[Image: {name}]</source>
        <translation>[图片：{name}]</translation>
    </message>
    <message>
        <source>a message answers one that is not there</source>
        <translation>有一条消息回答的是不存在的消息</translation>
    </message>
    <message>
        <source>a message is by nobody this program knows</source>
        <translation>有一条消息的作者是本程序不认识的</translation>
    </message>
    <message>
        <source>abuse</source>
        <translation>辱骂</translation>
    </message>
    <message>
        <source>advertising</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>an attached file is missing in it</source>
        <translation>其中缺少一个附加的文件</translation>
    </message>
    <message>
        <source>an id is missing</source>
        <translation>缺少一个 id</translation>
    </message>
    <message>
        <source>another server has its id</source>
        <translation>另一个服务器用了它的 id</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>before something was restored</source>
        <translation>某次恢复之前</translation>
    </message>
    <message>
        <source>being answered</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date in the letters of Qt</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>a date in the letters of Qt</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <comment>a date in the letters of Qt</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>a date in the letters of Qt</comment>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <comment>a date in the letters of Qt</comment>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>file name too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>file too large</source>
        <translation>文件太大</translation>
    </message>
    <message>
        <source>folder, closed</source>
        <translation>文件夹，已折叠</translation>
    </message>
    <message>
        <source>folder, open</source>
        <translation>文件夹，已展开</translation>
    </message>
    <message>
        <source>has no text to send</source>
        <translation>没有可以发送的文本</translation>
    </message>
    <message>
        <source>in the trash</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>it has no messages</source>
        <translation>它没有消息</translation>
    </message>
    <message>
        <source>it has no messages that can be shown</source>
        <translation>它没有可以显示的消息</translation>
    </message>
    <message>
        <source>it is larger than can be read</source>
        <translation>它太大，无法读取</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>它的嵌套太深</translation>
    </message>
    <message>
        <source>it is not JSON that can be read</source>
        <translation>它不是可以读取的 JSON</translation>
    </message>
    <message>
        <source>it is not JSON, or cut off</source>
        <translation>它不是 JSON，或被截断</translation>
    </message>
    <message>
        <source>it is not a conversation</source>
        <translation>它不是对话</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is not a list</source>
        <translation>它不是列表</translation>
    </message>
    <message>
        <source>it must be a list of servers</source>
        <translation>它必须是服务器列表</translation>
    </message>
    <message>
        <source>it must be a number from {least} to {most}</source>
        <translation>它必须是 {least} 到 {most} 之间的数</translation>
    </message>
    <message>
        <source>it must be a table</source>
        <translation>它必须是表</translation>
    </message>
    <message>
        <source>it must be a whole number from {least} to {most}</source>
        <translation>它必须是 {least} 到 {most} 之间的整数</translation>
    </message>
    <message>
        <source>it must be one of {names}</source>
        <translation>它必须是 {names} 之一</translation>
    </message>
    <message>
        <source>it must be text in quotes</source>
        <translation>它必须是引号中的文本</translation>
    </message>
    <message>
        <source>it must be true or false</source>
        <translation>它必须为 true 或 false</translation>
    </message>
    <message>
        <source>it must not be empty</source>
        <translation>它不能为空</translation>
    </message>
    <message>
        <source>its date lies ahead</source>
        <translation>日期在未来</translation>
    </message>
    <message>
        <source>its {name} must be text in quotes</source>
        <translation>它的 {name} 必须是引号中的文本</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>没有这样的文件或目录</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>prohibited</source>
        <translation>被禁止的内容</translation>
    </message>
    <message>
        <source>read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>sent as PDF</source>
        <translation>作为 PDF 发送</translation>
    </message>
    <message>
        <source>sent as text</source>
        <translation>作为文本发送</translation>
    </message>
    <message>
        <source>severe</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>sexual</source>
        <translation>色情</translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation>文件过早结束</translation>
    </message>
    <message>
        <source>the id {id} is taken</source>
        <translation>id {id} 已被使用</translation>
    </message>
    <message>
        <source>there is no such server</source>
        <translation>没有这样的服务器</translation>
    </message>
    <message>
        <source>too many open files</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>too much behind it is damaged to be read</source>
        <translation>其后损坏的内容过多，无法读取</translation>
    </message>
    <message>
        <source>two of its messages have the same id</source>
        <translation>其中两条消息的 id 相同</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>violence</source>
        <translation>暴力</translation>
    </message>
    <message>
        <source>within the reply</source>
        <translation>在回复之内</translation>
    </message>
    <message>
        <source>{asked} tokens in, {answered} out</source>
        <translation>输入 {asked} 个 token，输出 {answered} 个</translation>
    </message>
    <message>
        <source>{conversations} with {messages} came out of the damaged file.</source>
        <translation>从损坏的文件中取出了{conversations}，含{messages}。</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{year}年{month}{day}日 {time}</translation>
    </message>
    <message>
        <source>{host} does not take connections right now.</source>
        <translation>{host} 目前不接受连接。</translation>
    </message>
    <message>
        <source>{key} always means “{action}”.</source>
        <translation>{key} 始终表示“{action}”。</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} 已用于“{action}”。</translation>
    </message>
    <message>
        <source>{key} is needed for editing text.</source>
        <translation>编辑文本需要 {key}。</translation>
    </message>
    <message>
        <source>{key} is needed for typing. Hold {modifier} with it.</source>
        <translation>输入文字需要 {key}。请同时按住 {modifier}。</translation>
    </message>
    <message numerus="yes">
        <source>{language}, %n line|{language}, %n lines</source>
        <translation>
            <numerusform>{language}，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{model} at {address}</source>
        <translation>{model}，{address}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <comment>of another year</comment>
        <translation>{year}年{month}</translation>
    </message>
    <message numerus="yes">
        <source>{name} (%n page)|{name} (%n pages)</source>
        <translation>
            <numerusform>{name}（%n 页）</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} names “{path}”, which does not exist.</source>
        <translation>{name} 指定了“{path}”，但它不存在。</translation>
    </message>
    <message>
        <source>{outcome}, {more}</source>
        <translation>{outcome}，{more}</translation>
    </message>
    <message>
        <source>{outcome}.</source>
        <translation>{outcome}。</translation>
    </message>
    <message>
        <source>{place} cannot be reached. Check the network.</source>
        <translation>无法到达 {place}。请检查网络。</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>第 {position} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>{position} of {count}+</source>
        <translation>第 {position} 个，共 {count}+ 个</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{sentence} Chatapp keeps trying.</source>
        <translation>{sentence}Chatapp 会继续尝试。</translation>
    </message>
    <message>
        <source>{sentence} The question was not sent: “{words}”</source>
        <translation>{sentence}问题未发送：“{words}”</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{size} kB</source>
        <translation>{size} kB</translation>
    </message>
    <message>
        <source>{what} (in “{name}”).</source>
        <translation>{what}（在“{name}”中）。</translation>
    </message>
    <message>
        <source>{why} Click to try again.</source>
        <translation>{why}点击重试。</translation>
    </message>
    <message>
        <source>{why} Trying again in {seconds} s</source>
        <translation>{why}{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>“{before}” was renamed to “{after}”.</source>
        <translation>“{before}”已重命名为“{after}”。</translation>
    </message>
    <message>
        <source>“{host}” cannot be found: no internet connection, or a wrong address.</source>
        <translation>找不到“{host}”：没有网络连接，或地址有误。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read. It may be damaged.</source>
        <translation>无法读取“{name}”。它可能已损坏。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: none of its pages is whole.</source>
        <translation>无法读取“{name}”：没有一页是完整的。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>无法读取“{name}”：{why}。</translation>
    </message>
    <message>
        <source>“{name}” could not be loaded. It may be damaged, too new or too large.</source>
        <translation>无法加载“{name}”。它可能已损坏、太新或太大。</translation>
    </message>
    <message>
        <source>“{name}” could not be read. The log has the details.</source>
        <translation>无法读取“{name}”。详情见日志。</translation>
    </message>
    <message>
        <source>“{name}” could not be read: {why}.</source>
        <translation>无法读取“{name}”：{why}。</translation>
    </message>
    <message>
        <source>“{name}” could not be written ({why}).</source>
        <translation>无法写入“{name}”（{why}）。</translation>
    </message>
    <message>
        <source>“{name}” could not be written there. Choose another place.</source>
        <translation>无法在那里写入“{name}”。请选择其他位置。</translation>
    </message>
    <message>
        <source>“{name}” has no conversations.json in it.</source>
        <translation>“{name}”中没有 conversations.json。</translation>
    </message>
    <message>
        <source>“{name}” has no pages. It may be damaged.</source>
        <translation>“{name}”没有页面。它可能已损坏。</translation>
    </message>
    <message>
        <source>“{name}” has {pages} pages. At most {most} can be attached.</source>
        <translation>“{name}”有 {pages} 页。最多可附加 {most} 页。</translation>
    </message>
    <message>
        <source>“{name}” holds too much text.</source>
        <translation>“{name}”含有的文本太多。</translation>
    </message>
    <message>
        <source>“{name}” is a folder. Attach the PDFs in it one by one.</source>
        <translation>“{name}”是文件夹。请逐个附加其中的 PDF。</translation>
    </message>
    <message>
        <source>“{name}” is damaged, or cut off.</source>
        <translation>“{name}”已损坏或被截断。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>“{name}” is no file of conversations that Chatapp knows.</source>
        <translation>“{name}”不是 Chatapp 认识的对话文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF.</source>
        <translation>“{name}”不是 PDF。</translation>
    </message>
    <message>
        <source>“{name}” is not a model file (GGUF).</source>
        <translation>“{name}”不是模型文件（GGUF）。</translation>
    </message>
    <message>
        <source>“{name}” is not there any more.</source>
        <translation>“{name}”已不在了。</translation>
    </message>
    <message>
        <source>“{name}” is protected in a way that cannot be opened here.</source>
        <translation>“{name}”的保护方式在这里无法打开。</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password. Save a copy without one and attach that.</source>
        <translation>“{name}”受密码保护。请另存一份无密码的副本再附加。</translation>
    </message>
    <message>
        <source>“{name}” is read no further: too many entries in a row could not be read.</source>
        <translation>“{name}”不再读下去：连续太多条目无法读取。</translation>
    </message>
    <message>
        <source>“{name}” is too large ({size} MB). At most {most} MB can be attached.</source>
        <translation>“{name}”太大（{size} MB）。最多可附加 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” may not be read by you.</source>
        <translation>你无权读取“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” needs too much memory to be read.</source>
        <translation>读取“{name}”需要的内存太多。</translation>
    </message>
    <message>
        <source>“{name}” took too long to read.</source>
        <translation>读取“{name}”用时过长。</translation>
    </message>
    <message>
        <source>“{text}” is not a web address.</source>
        <translation>“{text}”不是网址。</translation>
    </message>
    <message>
        <source>“{text}” is not an http or https address.</source>
        <translation>“{text}”不是 http 或 https 地址。</translation>
    </message>
    <message>
        <source>“{title}” (number {number}) in “{name}”: {why}.</source>
        <translation>“{name}”中的“{title}”（第 {number} 个）：{why}。</translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation>“{title}”已恢复。</translation>
    </message>
    <message>
        <source>“{title}” was archived.</source>
        <translation>已归档“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was cleared.</source>
        <translation>已清空“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>已删除“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was moved out of the folder.</source>
        <translation>已将“{title}”移出文件夹。</translation>
    </message>
    <message>
        <source>“{title}” was moved to “{folder}”.</source>
        <translation>已将“{title}”移到“{folder}”。</translation>
    </message>
    <message>
        <source>“{title}” was pinned.</source>
        <translation>已置顶“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was restored.</source>
        <translation>已恢复“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was taken out of the archive.</source>
        <translation>已从归档中取出“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was unpinned.</source>
        <translation>已取消置顶“{title}”。</translation>
    </message>
    <message>
        <source>“{title}”: a message of it is in another conversation.</source>
        <translation>“{title}”：其中一条消息在另一个对话中。</translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation>“{title}”：{why}</translation>
    </message>
    <message numerus="yes">
        <source>“{words}” and 1 message below, in “{title}”|“{words}” and %n messages below, in “{title}”</source>
        <translation>
            <numerusform>“{words}”及其下 %n 条消息，在“{title}”中</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}”, in “{title}”</source>
        <translation>“{words}”，在“{title}”中</translation>
    </message>
    <message>
        <source>“{word}” narrows nothing yet. There are {filters}.</source>
        <translation>“{word}”还不能筛选。可用的有 {filters}。</translation>
    </message>
</context>
</TS>
