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
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>$</source>
        <comment>before an amount of money</comment>
        <translation>$</translation>
    </message>
    <message>
        <source>${dollars}</source>
        <translation>${dollars}</translation>
    </message>
    <message>
        <source>${sent} in and ${received} out per million tokens</source>
        <translation>每百万 token 输入 ${sent}，输出 ${received}</translation>
    </message>
    <message numerus="yes">
        <source>%n already present|%n already present</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n 个已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte|%n bytes</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation imported|%n conversations imported</source>
        <translation>
            <numerusform>已导入 %n 个对话</numerusform>
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
        <source>%n conversation was moved to the new folder “{folder}”.|%n conversations were moved to the new folder “{folder}”.</source>
        <translation>
            <numerusform>已将 %n 个对话移到新文件夹“{folder}”。</numerusform>
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
        <source>%n conversation was removed from its folder.|%n conversations were removed from their folders.</source>
        <translation>
            <numerusform>已将 %n 个对话移出文件夹。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unarchived.|%n conversations were unarchived.</source>
        <translation>
            <numerusform>已取消归档 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation was unpinned.|%n conversations were unpinned.</source>
        <translation>
            <numerusform>已取消置顶 %n 个对话。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation, last changed on {moment}|%n conversations, the latest from {moment}</source>
        <comment>that was there before</comment>
        <translation>
            <numerusform>%n 个对话，最近一次更改于 {moment}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation|%n conversations</source>
        <comment>recovered</comment>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item was moved to “{folder}”.|%n items were moved to “{folder}”.</source>
        <translation>
            <numerusform>已将 %n 个项目移到“{folder}”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item was removed from its folder.|%n items were removed from their folders.</source>
        <translation>
            <numerusform>已将 %n 个项目移出文件夹。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message|%n messages</source>
        <comment>recovered</comment>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older message did not fit and is not in it.|%n older messages did not fit and are not in it.</source>
        <translation>
            <numerusform>有 %n 条较早的消息放不下，未包含在内。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older message is not sent now.|%n older messages are not sent now.</source>
        <translation>
            <numerusform>目前有 %n 条较早的消息不会发送。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page|%n pages</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply|%n replies</source>
        <translation>
            <numerusform>%n 条回复</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token|%n tokens</source>
        <translation>
            <numerusform>%n 个 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable|%n unreadable</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n 个无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n updated|%n updated</source>
        <comment>after: 3 conversations imported</comment>
        <translation>
            <numerusform>%n 个已补全</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal point</comment>
        <translation>.</translation>
    </message>
    <message numerus="yes">
        <source>1 change. Some parts are too long for a word-by-word comparison and are shown line by line.|%n changes. Some parts are too long for a word-by-word comparison and are shown line by line.</source>
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
        <source>1 file exported.|%n files exported.</source>
        <translation>
            <numerusform>已导出 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 model available.|%n models available.</source>
        <translation>
            <numerusform>有 %n 个可用模型。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>1 result|%n results</source>
        <translation>
            <numerusform>%n 个结果</numerusform>
        </translation>
    </message>
    <message>
        <source>A GGUF file for “This computer”. Leave empty for the small model that comes with Chatapp.</source>
        <translation>“本机”使用的 GGUF 文件。留空则使用 Chatapp 自带的小模型。</translation>
    </message>
    <message>
        <source>A content filter stopped it.</source>
        <translation>被内容过滤器终止。</translation>
    </message>
    <message>
        <source>A conversation that still exists is not changed. The restored one is added beside it.</source>
        <translation>仍然存在的对话不会改变。恢复的对话会添加在它旁边。</translation>
    </message>
    <message>
        <source>A file of certificates (PEM) to trust besides those of the system, such as your organization&apos;s.</source>
        <translation>除系统证书外还要信任的证书文件（PEM），例如贵组织的证书。</translation>
    </message>
    <message>
        <source>A large model at the AI/ML API. You need an API key and credits there.</source>
        <translation>AI/ML API 上的大模型。你需要那里的 API 密钥和账户余额。</translation>
    </message>
    <message>
        <source>A limit of your plan at the server has been reached.</source>
        <translation>已达到你在服务器上的套餐限制。</translation>
    </message>
    <message>
        <source>A message was deleted.</source>
        <translation>删除了一条消息。</translation>
    </message>
    <message>
        <source>A message was edited.</source>
        <translation>编辑了一条消息。</translation>
    </message>
    <message>
        <source>A message was restored.</source>
        <translation>恢复了一条消息。</translation>
    </message>
    <message>
        <source>A model that thinks first may use all of this up for thinking and never get to its reply.</source>
        <translation>先思考再回复的模型可能把上限全部用于思考，最后没有回复。</translation>
    </message>
    <message>
        <source>A part of this reply could not be read.</source>
        <translation>此回复的一部分无法读取。</translation>
    </message>
    <message>
        <source>A reply is interrupted after so long without a word. A server on this computer or in its network has three times as long for the first word.</source>
        <translation>超过此时间没有收到任何内容，回复将被中断。本机或本地网络中的服务器，首个字词可等待三倍时间。</translation>
    </message>
    <message>
        <source>A reply is still in progress.</source>
        <translation>还有一条回复正在生成。</translation>
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
        <source>A secure connection to {host} could not be established.</source>
        <translation>无法与 {host} 建立安全连接。</translation>
    </message>
    <message>
        <source>A secure connection to {host} could not be established. Check the address: a server without TLS needs http://.</source>
        <translation>无法与 {host} 建立安全连接。请检查地址：没有 TLS 的服务器需要 http://。</translation>
    </message>
    <message>
        <source>A small model on this computer replies. It is only meant for a first try.</source>
        <translation>由本机上的小模型回复，仅供试用。</translation>
    </message>
    <message>
        <source>A stop sequence was reached.</source>
        <translation>到达停止序列。</translation>
    </message>
    <message>
        <source>A temporary conversation leaves no file to play. Save the audio to hear it.</source>
        <translation>临时对话不会留下可播放的文件。请先保存音频再收听。</translation>
    </message>
    <message>
        <source>A version of a message was deleted.</source>
        <translation>删除了消息的一个版本。</translation>
    </message>
    <message>
        <source>A version of a reply was deleted.</source>
        <translation>删除了回复的一个版本。</translation>
    </message>
    <message>
        <source>A web page (“{title}”) answered instead of the API. Check the network&apos;s login page, or the server&apos;s address in Settings.</source>
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
        <source>API key accepted.</source>
        <translation>API 密钥有效。</translation>
    </message>
    <message>
        <source>API key accepted. ${dollars} may still be spent with it.</source>
        <translation>API 密钥已被接受。还可使用 ${dollars}。</translation>
    </message>
    <message numerus="yes">
        <source>API key accepted. %n model available.|API key accepted. %n models available.</source>
        <translation>
            <numerusform>API 密钥有效。有 %n 个可用模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>API key accepted. Balance: ${dollars}</source>
        <translation>API 密钥有效。余额：${dollars}</translation>
    </message>
    <message>
        <source>API key accepted. Balance: {amount} {currency}</source>
        <translation>API 密钥已被接受。余额：{amount} {currency}</translation>
    </message>
    <message>
        <source>API key removed.</source>
        <translation>已移除 API 密钥。</translation>
    </message>
    <message>
        <source>API key saved in this computer&apos;s keyring.</source>
        <translation>API 密钥已存入本机的钥匙串。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Above 0, the model moves on to new subjects; below 0, it stays with the old.</source>
        <translation>大于 0 时模型转向新话题，小于 0 时停留在旧话题。</translation>
    </message>
    <message>
        <source>Above 0, words that were used often become less likely; below 0, more likely.</source>
        <translation>大于 0 时常用过的词更少出现，小于 0 时更多出现。</translation>
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
        <source>Additional body fields</source>
        <translation>附加请求字段</translation>
    </message>
    <message>
        <source>Additional certificates</source>
        <translation>附加证书</translation>
    </message>
    <message>
        <source>Additional headers</source>
        <translation>附加标头</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Adjusted for this server</source>
        <translation>针对此服务器的调整</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Advanced ▸</source>
        <translation>高级 ▸</translation>
    </message>
    <message>
        <source>Advanced ▾</source>
        <translation>高级 ▾</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>All instructions, exactly as they are sent.</source>
        <translation>全部指令，与发送时完全一致。</translation>
    </message>
    <message>
        <source>All messages are sent again.</source>
        <translation>所有消息都会重新发送。</translation>
    </message>
    <message>
        <source>All messages are sent.</source>
        <translation>所有消息都会发送。</translation>
    </message>
    <message>
        <source>All messages of a conversation are sent again.</source>
        <translation>一个对话的所有消息都会重新发送。</translation>
    </message>
    <message>
        <source>All that came, as it came.</source>
        <translation>收到的全部内容，保持原样。</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Already in use.</source>
        <translation>已在使用。</translation>
    </message>
    <message>
        <source>Also search what the models thought</source>
        <translation>同时搜索模型的思考过程</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>其他可能</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Always as PDF</source>
        <translation>始终作为 PDF 发送</translation>
    </message>
    <message>
        <source>Always as text</source>
        <translation>始终作为文本发送</translation>
    </message>
    <message>
        <source>An API key has at most {most} characters.</source>
        <translation>API 密钥最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>An API key has no spaces or line breaks. Copy it again.</source>
        <translation>API 密钥不含空格或换行。请重新复制。</translation>
    </message>
    <message>
        <source>An API key has only plain letters, digits and symbols. Copy it again.</source>
        <translation>API 密钥只含普通字母、数字和符号。请重新复制。</translation>
    </message>
    <message>
        <source>An attached file could not be removed.</source>
        <translation>无法移除一个附加的文件。</translation>
    </message>
    <message>
        <source>An attempt failed: {why}</source>
        <translation>一次尝试失败：{why}</translation>
    </message>
    <message numerus="yes">
        <source>And one more.|And %n more.</source>
        <translation>
            <numerusform>另有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Another copy of Chatapp is using the conversations. Close it, then try again.</source>
        <translation>另一个 Chatapp 正在使用这些对话。请关闭它，然后重试。</translation>
    </message>
    <message>
        <source>Answered by {model}, not by {asked}.</source>
        <translation>由 {model} 回复，而不是 {asked}。</translation>
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
        <source>Archive or unarchive conversation</source>
        <translation>归档或取消归档对话</translation>
    </message>
    <message>
        <source>Arguments unreadable</source>
        <translation>参数无法读取</translation>
    </message>
    <message>
        <source>As a Markdown file.</source>
        <translation>存为 Markdown 文件。</translation>
    </message>
    <message>
        <source>As in Settings</source>
        <translation>同设置</translation>
    </message>
    <message>
        <source>As in Settings ({name})</source>
        <translation>与“设置”相同（{name}）</translation>
    </message>
    <message>
        <source>As in this conversation</source>
        <translation>与此对话相同</translation>
    </message>
    <message>
        <source>As in this conversation ({name})</source>
        <translation>与此对话相同（{name}）</translation>
    </message>
    <message>
        <source>As the server told it.</source>
        <translation>由服务器给出。</translation>
    </message>
    <message>
        <source>As the servers counted it, by the day a reply ended, also for what was deleted since. Where a server tells no price, “≈” is an estimate from its list of models. Temporary conversations are not counted.</source>
        <translation>按服务器的统计，以回复结束的日期计算，也包括此后删除的内容。服务器未给出费用时，“≈”表示根据其模型列表的估算。临时对话不计入。</translation>
    </message>
    <message>
        <source>Ask anything below. For now, a small model on this computer replies. It is fine for a first try, but often wrong.</source>
        <translation>在下面随便问。目前由本机上的小模型回复，适合初次试用，但经常出错。</translation>
    </message>
    <message>
        <source>Ask anything below. {name} will reply.</source>
        <translation>在下面随便问，由 {name} 回复。</translation>
    </message>
    <message>
        <source>Ask for token counts</source>
        <translation>请求 token 数</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问</translation>
    </message>
    <message>
        <source>Asked to continue</source>
        <translation>请求继续</translation>
    </message>
    <message>
        <source>Asking {name} for a summary of this conversation…</source>
        <translation>正在请 {name} 总结此对话…</translation>
    </message>
    <message>
        <source>Asking {name} for a title. The start of your first message and of the reply is sent.</source>
        <translation>正在请 {name} 拟标题。会发送你的第一条消息及其回复的开头部分。</translation>
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
        <source>At most {count} pairs, each mark at most {length} characters.</source>
        <translation>最多 {count} 对，每个标记最多 {length} 个字符。</translation>
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
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Attempt failed: {why} The next one follows after {seconds} s.</source>
        <translation>尝试失败：{why} {seconds} 秒后再试。</translation>
    </message>
    <message>
        <source>Attempt {number} · {outcome}</source>
        <translation>尝试 {number} · {outcome}</translation>
    </message>
    <message>
        <source>Audio files (*{ending});;All files (*)</source>
        <translation>音频文件 (*{ending});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Audio saved as “{name}”.</source>
        <translation>音频已保存为“{name}”。</translation>
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
        <source>Automatic: only where the server asks for it</source>
        <translation>自动：仅在服务器要求时</translation>
    </message>
    <message>
        <source>Automatic: sent back</source>
        <translation>自动：会送回</translation>
    </message>
    <message>
        <source>Automatic: the AI/ML API once you have saved an API key for it, and the model on this computer until then.</source>
        <translation>自动：保存 AI/ML API 的 API 密钥后使用它，在此之前使用本机上的模型。</translation>
    </message>
    <message>
        <source>Automatic: {kind}</source>
        <translation>自动：{kind}</translation>
    </message>
    <message>
        <source>Back to conversations</source>
        <translation>返回对话列表</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup created and verified.</source>
        <translation>备份已创建并通过验证。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Both texts</source>
        <translation>两段文本</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Careful: the part before the “@” is only a user name. The link leads to the host above.</source>
        <translation>小心：“@”之前的部分只是用户名。此链接通向上面的主机。</translation>
    </message>
    <message>
        <source>Change to {model}</source>
        <translation>切换到 {model}</translation>
    </message>
    <message>
        <source>Change {number} of {count}</source>
        <translation>第 {number} 处更改，共 {count} 处</translation>
    </message>
    <message>
        <source>Chat with MiniMax M2.7, any OpenAI-compatible server or a model on this computer, and ask about PDFs.</source>
        <translation>与 MiniMax M2.7、任何兼容 OpenAI 的服务器或本机上的模型聊天，还可以就 PDF 提问。</translation>
    </message>
    <message>
        <source>Chatapp JSON</source>
        <translation>Chatapp JSON</translation>
    </message>
    <message>
        <source>Chatapp cannot be reopened yet.</source>
        <translation>Chatapp 暂时无法重新打开。</translation>
    </message>
    <message>
        <source>Chatapp is already open but not responding. Quit it, then start it again.</source>
        <translation>Chatapp 已经打开，但没有响应。请结束它，然后重新启动。</translation>
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
        <source>Checking the API key…</source>
        <translation>正在检查 API 密钥…</translation>
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
        <source>Choose a server to edit it below.</source>
        <translation>选择一个服务器，在下方编辑。</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>清空消息</translation>
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
        <source>Close without saving everything?</source>
        <translation>尚未全部保存，仍要关闭吗？</translation>
    </message>
    <message>
        <source>Closing the window only hides it, and replies continue. “Quit” ends Chatapp.</source>
        <translation>关闭窗口只会将其隐藏，回复会继续进行。“退出”才会结束 Chatapp。</translation>
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
        <source>Confidence - Chatapp</source>
        <translation>置信度 - Chatapp</translation>
    </message>
    <message>
        <source>Connect MiniMax M2.7</source>
        <translation>连接 MiniMax M2.7</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message numerus="yes">
        <source>Connected. %n model available.|Connected. %n models available.</source>
        <translation>
            <numerusform>已连接。有 %n 个可用模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected. The list of models is public: the API key was not tried.</source>
        <translation>已连接。模型列表是公开的：API 密钥未经验证。</translation>
    </message>
    <message>
        <source>Connected. The server lists no models, so the API key was not checked.</source>
        <translation>已连接。服务器没有列出模型，因此未检查 API 密钥。</translation>
    </message>
    <message>
        <source>Connected. This server takes requests without an API key.</source>
        <translation>已连接。此服务器无需 API 密钥即可接受请求。</translation>
    </message>
    <message>
        <source>Connecting</source>
        <comment>state of a reply</comment>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Contacting the server…</source>
        <translation>正在联系服务器…</translation>
    </message>
    <message>
        <source>Context - Chatapp</source>
        <translation>上下文 - Chatapp</translation>
    </message>
    <message>
        <source>Context of the next request</source>
        <translation>下一次请求的上下文</translation>
    </message>
    <message>
        <source>Context taken</source>
        <translation>已用上下文</translation>
    </message>
    <message>
        <source>Context window: {count} tokens</source>
        <translation>上下文窗口：{count} 个 token</translation>
    </message>
    <message>
        <source>Context: about {taken} of {window} tokens</source>
        <translation>上下文：约 {taken} / {window} 个 token</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue reply</source>
        <translation>继续回复</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continued from “{title}”</source>
        <translation>接续自“{title}”</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <translation>对话菜单</translation>
    </message>
    <message>
        <source>Conversation saved as “{name}”.</source>
        <translation>对话已保存为“{name}”。</translation>
    </message>
    <message>
        <source>Conversation settings</source>
        <translation>对话设置</translation>
    </message>
    <message>
        <source>Conversation settings - Chatapp</source>
        <translation>对话设置 - Chatapp</translation>
    </message>
    <message>
        <source>Conversation settings…</source>
        <translation>对话设置…</translation>
    </message>
    <message>
        <source>Conversation {number} in “{name}”: {why}.</source>
        <translation>“{name}”中的第 {number} 个对话：{why}。</translation>
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
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copied without formatting</source>
        <translation>已复制，不含格式</translation>
    </message>
    <message>
        <source>Copied. It reads the API key from $API_KEY.</source>
        <translation>已复制。API 密钥将从 $API_KEY 读取。</translation>
    </message>
    <message>
        <source>Copied. Paste the details into your report.</source>
        <translation>已复制。请将详情粘贴到报告中。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
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
        <source>Copy details for a report</source>
        <translation>复制用于报告的详情</translation>
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
        <source>Copy raw data</source>
        <translation>复制原始数据</translation>
    </message>
    <message>
        <source>Copy reply</source>
        <translation>复制回复</translation>
    </message>
    <message>
        <source>Copy reply as Markdown</source>
        <translation>将回复复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy reply with thinking</source>
        <translation>连同思考过程一起复制回复</translation>
    </message>
    <message>
        <source>Copy request</source>
        <translation>复制请求</translation>
    </message>
    <message>
        <source>Copy request ID</source>
        <translation>复制请求 ID</translation>
    </message>
    <message>
        <source>Copy sources</source>
        <translation>复制来源</translation>
    </message>
    <message>
        <source>Copy timeline</source>
        <translation>复制时间线</translation>
    </message>
    <message>
        <source>Copy tool call</source>
        <translation>复制工具调用</translation>
    </message>
    <message>
        <source>Copy, or drag out of the window as a file</source>
        <translation>复制，或作为文件拖出窗口</translation>
    </message>
    <message>
        <source>Creating a backup…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>Creating the PDF took too long.</source>
        <translation>生成 PDF 用时过长。</translation>
    </message>
    <message>
        <source>Custom shortcuts: the name of an action, and its shortcut or nothing.</source>
        <translation>自定义快捷键：操作的名称及其快捷键，或为空。</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>中断</translation>
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
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Default ({value})</source>
        <translation>默认（{value}）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message numerus="yes">
        <source>Delete 1 item permanently?|Delete %n items permanently?</source>
        <translation>
            <numerusform>要永久删除 %n 个项目吗？</numerusform>
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
        <source>Delete persona</source>
        <translation>删除角色</translation>
    </message>
    <message>
        <source>Delete the selected item</source>
        <translation>删除所选项目</translation>
    </message>
    <message>
        <source>Delete this version</source>
        <translation>删除此版本</translation>
    </message>
    <message>
        <source>Deleted items are kept for 30 days.</source>
        <translation>删除的项目会保留 30 天。</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>桌面</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Details copied</source>
        <translation>详情已复制</translation>
    </message>
    <message>
        <source>Details of the reply</source>
        <translation>回复详情</translation>
    </message>
    <message>
        <source>Details of the reply - Chatapp</source>
        <translation>回复详情 - Chatapp</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>state of a reply</comment>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drafts of conversations that are not among these are in a new conversation.</source>
        <translation>不在其中的对话的草稿已放入新对话。</translation>
    </message>
    <message>
        <source>Each mark may be named only once.</source>
        <translation>每个标记只能出现一次。</translation>
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
        <source>Edit message</source>
        <translation>编辑消息</translation>
    </message>
    <message>
        <source>Edit personas…</source>
        <translation>编辑角色…</translation>
    </message>
    <message>
        <source>Editing a message. Sending creates a new version and keeps the old one.</source>
        <translation>正在编辑消息。发送后会建立新版本，旧版本会保留。</translation>
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
        <source>Emptying the trash…</source>
        <translation>正在清空回收站…</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End: {why}</source>
        <translation>结束：{why}</translation>
    </message>
    <message>
        <source>Enter an API key to add or replace it</source>
        <translation>输入 API 密钥以添加或替换</translation>
    </message>
    <message>
        <source>Enter an API key.</source>
        <translation>请输入 API 密钥。</translation>
    </message>
    <message>
        <source>Estimated by the prices in the server&apos;s list of models.</source>
        <translation>根据服务器模型列表中的价格估算。</translation>
    </message>
    <message>
        <source>Every opening mark needs a closing one behind it.</source>
        <translation>每个开始标记后面都需要一个结束标记。</translation>
    </message>
    <message>
        <source>Everything else that a request asks of the model.</source>
        <translation>请求对模型提出的其他一切要求。</translation>
    </message>
    <message>
        <source>Everything: all versions, thinking and attached files. Chatapp can import it again.</source>
        <translation>全部内容：所有版本、思考过程和附加的文件。可以再导入 Chatapp。</translation>
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
        <source>Export to a folder</source>
        <translation>导出到文件夹</translation>
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
        <comment>state of a reply</comment>
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
        <source>Files not attached - Chatapp</source>
        <translation>未附加的文件 - Chatapp</translation>
    </message>
    <message>
        <source>Files that are still being read will not be attached.</source>
        <translation>仍在读取的文件将不会被添加。</translation>
    </message>
    <message>
        <source>Files that could not be attached</source>
        <translation>无法附加的文件</translation>
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
        <source>First byte</source>
        <translation>首个字节</translation>
    </message>
    <message>
        <source>First thought</source>
        <translation>首次思考</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>首个词</translation>
    </message>
    <message>
        <source>Fixed shortcuts</source>
        <translation>固定的快捷键</translation>
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
        <source>For a reason of the server&apos;s own: {word}</source>
        <translation>服务器自有原因：{word}</translation>
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
        <source>For models with marks of their own: opening and closing ones, separated by spaces, such as &lt;think&gt; &lt;/think&gt;.</source>
        <translation>用于使用自有标记的模型：依次填写开始和结束标记，用空格分隔，例如 &lt;think&gt; &lt;/think&gt;。</translation>
    </message>
    <message>
        <source>For replies that take longer than 10 seconds and finish while you are elsewhere.</source>
        <translation>适用于用时超过 10 秒、且在你离开时完成的回复。</translation>
    </message>
    <message>
        <source>For this message only. Everything else stays as it is.</source>
        <translation>仅用于这条消息。其他一切保持不变。</translation>
    </message>
    <message>
        <source>Forget what was learned</source>
        <translation>忘记已学到的内容</translation>
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
        <source>Free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>以 MIT 许可证发布的自由软件。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>From</source>
        <comment>an older version</comment>
        <translation>从</translation>
    </message>
    <message>
        <source>From a ChatGPT export (the zip file or its conversations.json) or from files that Chatapp exported. Conversations you already have are not added again.</source>
        <translation>来自 ChatGPT 的导出（zip 文件或其中的 conversations.json），或 Chatapp 导出的文件。已有的对话不会重复添加。</translation>
    </message>
    <message>
        <source>From {moment}. Anything newer exists only in the damaged file.</source>
        <translation>备份时间为 {moment}。更新的内容只在损坏的文件中。</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Get an API key</source>
        <translation>获取 API 密钥</translation>
    </message>
    <message>
        <source>Go on from here with this word</source>
        <translation>从此处用这个词继续</translation>
    </message>
    <message>
        <source>Has the server say how many tokens a reply took. Some servers refuse to.</source>
        <translation>让服务器说明回复用了多少 token。有些服务器会拒绝。</translation>
    </message>
    <message>
        <source>Hide thinking</source>
        <translation>隐藏思考过程</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>How PDFs are sent. Automatic: as PDF where the server documents it, otherwise as text.</source>
        <translation>PDF 的发送方式。自动：服务器说明支持时作为 PDF 发送，否则作为文本发送。</translation>
    </message>
    <message>
        <source>How long a model that thinks does so before it replies.</source>
        <translation>会思考的模型在回复前思考多久。</translation>
    </message>
    <message>
        <source>How many other words the server names for each word, with their probabilities.</source>
        <translation>服务器为每个词列出多少个其他词及其概率。</translation>
    </message>
    <message>
        <source>How varied the wording is: low is precise and repeatable, high is inventive.</source>
        <translation>措辞的变化程度：低则精确、可重复，高则有创意。</translation>
    </message>
    <message>
        <source>How {name} is sent: {words}</source>
        <translation>{name} 的发送方式：{words}</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>图标</translation>
    </message>
    <message>
        <source>If something goes wrong</source>
        <translation>遇到问题时</translation>
    </message>
    <message>
        <source>Ignore system proxy</source>
        <translation>忽略系统代理</translation>
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
        <source>Import the conversations in one file?|Import the conversations in %n files?</source>
        <translation>
            <numerusform>要导入 %n 个文件中的对话吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Import the conversations in “{name}”?</source>
        <translation>要导入“{name}”中的对话吗？</translation>
    </message>
    <message>
        <source>Imported conversation</source>
        <translation>导入的对话</translation>
    </message>
    <message>
        <source>In US dollars. Before replies would cost more in a month, Chatapp asks instead of sending. Leave unset for no limit.</source>
        <translation>以美元计。如果一个月的回复花费将超过此限额，Chatapp 会先询问而不发送。留空表示无限额。</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>In its own script: {host}</source>
        <translation>以其本国文字表示：{host}</translation>
    </message>
    <message>
        <source>In the backup from {moment}:</source>
        <translation>在 {moment} 的备份中：</translation>
    </message>
    <message>
        <source>In tokens, thinking included. A token is about ¾ of a word.</source>
        <translation>以 token 计，包括思考过程。一个 token 约为四分之三个英文单词。</translation>
    </message>
    <message>
        <source>Include thinking</source>
        <translation>包括思考过程</translation>
    </message>
    <message>
        <source>Inference ID</source>
        <translation>推理 ID</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>合并显示</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>Instructions and messages are sent with every request. The model can take in only so much at once: its context window.</source>
        <translation>每次请求都会发送指令和消息。模型一次只能接收有限的内容，即它的上下文窗口。</translation>
    </message>
    <message>
        <source>Instructions, a model and options under a name. Type @ in a message to choose.</source>
        <translation>以一个名称保存的指示、模型和选项。在消息中输入 @ 即可选择。</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>指令…</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>state of a reply</comment>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>已中断。</translation>
    </message>
    <message>
        <source>Inventive</source>
        <translation>有创意</translation>
    </message>
    <message>
        <source>It is dated {moment}, which is in the future. The clock was wrong then, or is wrong now.</source>
        <translation>其日期为 {moment}，在未来。当时或现在的时钟有误。</translation>
    </message>
    <message>
        <source>It is not over yet.</source>
        <translation>尚未结束。</translation>
    </message>
    <message>
        <source>Items that could not be imported</source>
        <translation>无法导入的项目</translation>
    </message>
    <message>
        <source>JSON that goes into every request, for what this server alone understands.</source>
        <translation>加入每个请求的 JSON，用于只有此服务器理解的内容。</translation>
    </message>
    <message>
        <source>JSON with a text that the reply will mostly repeat, so that it comes sooner. Words that turn out different are billed too.</source>
        <translation>含有回复大部分会重复的文字的 JSON，使回复更快。与之不同的词也会计费。</translation>
    </message>
    <message>
        <source>JSON with names and texts. Kept in the settings file: not for API keys.</source>
        <translation>含名称和文字的 JSON。保存在设置文件中：请勿填写 API 密钥。</translation>
    </message>
    <message>
        <source>JSON: token IDs, each with a number from -100 (never) to 100 (always).</source>
        <translation>JSON：token 编号，每个对应 -100（从不）至 100（总是）之间的数。</translation>
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
        <source>Keep open</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Keep running in the system tray</source>
        <translation>在系统托盘中继续运行</translation>
    </message>
    <message>
        <source>Kept in the system&apos;s keyring, never in a file.</source>
        <translation>保存在系统的钥匙串中，不写入任何文件。</translation>
    </message>
    <message>
        <source>Kind of server</source>
        <translation>服务器类型</translation>
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
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Learned from requests that the server refused. Forgotten after 30 days.</source>
        <translation>从服务器拒绝的请求中学到，30 天后会忘记。</translation>
    </message>
    <message>
        <source>Leave empty to use the model from Settings.</source>
        <translation>留空则使用“设置”中的模型。</translation>
    </message>
    <message>
        <source>Leave out the oldest messages</source>
        <translation>省略最早的消息</translation>
    </message>
    <message>
        <source>Leaves everything as it is.</source>
        <translation>一切保持原样。</translation>
    </message>
    <message>
        <source>Left to the model</source>
        <translation>由模型决定</translation>
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
        <source>Light, dark or high contrast. “Follow the system” switches automatically.</source>
        <translation>浅色、深色或高对比度。“跟随系统”会自动切换。</translation>
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
        <source>Load the list of models</source>
        <translation>加载模型列表</translation>
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
        <source>Longest line of a message, in characters. Around 75 is easiest to read.</source>
        <translation>消息每行的最大长度，以字符计。约 75 个字符最易读。</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>最长回复</translation>
    </message>
    <message>
        <source>Longest silence of a server</source>
        <translation>服务器最长静默时间</translation>
    </message>
    <message>
        <source>Looking for the newest intact backup.</source>
        <translation>正在查找最新的完整备份。</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
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
        <source>Marks around thinking</source>
        <translation>思考过程的标记</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5月</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Message box</source>
        <translation>输入框</translation>
    </message>
    <message>
        <source>Message copied</source>
        <translation>消息已复制</translation>
    </message>
    <message>
        <source>Message copied without formatting</source>
        <translation>已复制消息，不含格式</translation>
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
        <source>Messages above are not sent to the model.</source>
        <translation>以上消息不会发送给模型。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Model that replied</source>
        <translation>回复的模型</translation>
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
        <source>Model: {name}. Conversation menu</source>
        <translation>模型：{name}。对话菜单</translation>
    </message>
    <message>
        <source>Models on this computer need a processor with AVX2, which yours does not have.</source>
        <translation>本机上的模型需要支持 AVX2 的处理器，而这台电脑不支持。</translation>
    </message>
    <message>
        <source>Monthly limit</source>
        <translation>每月限额</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>更多发送方式</translation>
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
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
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
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>New persona</source>
        <translation>新角色</translation>
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
        <source>No archived conversations. Right-click a conversation and choose “Archive”.</source>
        <translation>没有归档的对话。右键单击对话并选择“归档”。</translation>
    </message>
    <message>
        <source>No backups yet. The first one is created a minute after Chatapp starts.</source>
        <translation>还没有备份。第一份会在 Chatapp 启动一分钟后创建。</translation>
    </message>
    <message>
        <source>No browser can open this address.</source>
        <translation>没有浏览器能打开此地址。</translation>
    </message>
    <message>
        <source>No commands match “{words}”.</source>
        <translation>没有与“{words}”匹配的命令。</translation>
    </message>
    <message>
        <source>No connection to the server. Check the network and the address.</source>
        <translation>无法连接服务器。请检查网络和地址。</translation>
    </message>
    <message>
        <source>No conversations can be recovered from the damaged file.</source>
        <translation>无法从损坏的文件中恢复任何对话。</translation>
    </message>
    <message>
        <source>No conversations were found there.</source>
        <translation>那里没有找到对话。</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>No instructions.</source>
        <translation>没有指令。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>No matching conversations.</source>
        <translation>没有匹配的对话。</translation>
    </message>
    <message>
        <source>No model is connected yet. Connect one to start.</source>
        <translation>尚未连接模型。请先连接一个模型。</translation>
    </message>
    <message>
        <source>No model is selected for this server. Choose one in Settings.</source>
        <translation>没有为此服务器选择模型。请在“设置”中选择。</translation>
    </message>
    <message>
        <source>No monthly limit</source>
        <translation>无每月限额</translation>
    </message>
    <message>
        <source>No more</source>
        <translation>没有更多了</translation>
    </message>
    <message>
        <source>No probabilities were kept of this reply.</source>
        <translation>此回复没有保存概率。</translation>
    </message>
    <message>
        <source>No program plays this audio. It can be saved instead.</source>
        <translation>没有程序可以播放此音频。你可以改为保存它。</translation>
    </message>
    <message>
        <source>No replies in this period.</source>
        <translation>此时间范围内没有回复。</translation>
    </message>
    <message>
        <source>No reply is in progress.</source>
        <translation>没有正在生成的回复。</translation>
    </message>
    <message>
        <source>No reply was received.</source>
        <translation>没有收到回复。</translation>
    </message>
    <message>
        <source>No response from the model for {time}</source>
        <translation>模型已有 {time} 没有响应</translation>
    </message>
    <message>
        <source>No results</source>
        <translation>没有结果</translation>
    </message>
    <message>
        <source>No results for “{words}” in titles, messages or PDFs.</source>
        <translation>标题、消息和 PDF 中都没有“{words}”。</translation>
    </message>
    <message>
        <source>No results for “{words}” with these filters.</source>
        <translation>在这些筛选条件下没有“{words}”的结果。</translation>
    </message>
    <message>
        <source>No server was found at {place}. Is it running?</source>
        <translation>在 {place} 没有找到服务器。它在运行吗？</translation>
    </message>
    <message>
        <source>No settings match “{words}”.</source>
        <translation>没有与“{words}”匹配的设置。</translation>
    </message>
    <message>
        <source>No shortcut</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>No summary could be made.</source>
        <translation>无法生成总结。</translation>
    </message>
    <message>
        <source>No times are kept of this reply.</source>
        <translation>未保留此回复的时间。</translation>
    </message>
    <message>
        <source>No title could be suggested: {why}</source>
        <translation>未能拟出标题：{why}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>不请求</translation>
    </message>
    <message>
        <source>Not available for any message here.</source>
        <translation>不适用于这里的任何消息。</translation>
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
        <source>Not saved: the attached file could not be stored.</source>
        <translation>未保存：无法存储附加的文件。</translation>
    </message>
    <message>
        <source>Not saved: the conversation database cannot be opened.</source>
        <translation>未保存：无法打开对话数据库。</translation>
    </message>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation>未保存：磁盘已满。</translation>
    </message>
    <message>
        <source>Not saved: the folder of the conversation database is read-only.</source>
        <translation>未保存：对话数据库所在的文件夹是只读的。</translation>
    </message>
    <message>
        <source>Not saved: the text is too large.</source>
        <translation>未保存：文本太大。</translation>
    </message>
    <message>
        <source>Not saved: there is no permission to write to the conversation database.</source>
        <translation>未保存：没有写入对话数据库的权限。</translation>
    </message>
    <message>
        <source>Not saved: writing to the disk failed.</source>
        <translation>未保存：写入磁盘失败。</translation>
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
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Nothing has been changed. Whatever you choose, the current file is kept.</source>
        <translation>没有更改任何内容。无论你如何选择，现有的文件都会保留。</translation>
    </message>
    <message>
        <source>Nothing is saved: the folder of the conversation database is read-only. You can read, search and export.</source>
        <translation>不会保存任何内容：对话数据库所在的文件夹是只读的。你可以阅读、搜索和导出。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可以重做的操作。</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing was run: Chatapp does not run tools.</source>
        <translation>没有执行任何操作：Chatapp 不运行工具。</translation>
    </message>
    <message>
        <source>Notify me when a reply is ready</source>
        <translation>回复完成时通知我</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11月</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10月</translation>
    </message>
    <message>
        <source>Of the conversation that this one continues. Sent after the instructions.</source>
        <translation>此对话所接续的对话的总结，在指令之后发送。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Older text</source>
        <translation>较旧的文本</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>Once a day, Chatapp backs up all conversations and verifies the backup. Backups of the last seven days and the last four weeks are kept. Anything you delete permanently is gone from them after 28 days.</source>
        <translation>Chatapp 每天备份所有对话并验证备份。保留最近七天和最近四周的备份。永久删除的内容会在 28 天后从备份中消失。</translation>
    </message>
    <message>
        <source>One file per conversation. Chatapp JSON is complete and can be imported again.</source>
        <translation>每个对话一个文件。Chatapp JSON 是完整的，可以再导入。</translation>
    </message>
    <message>
        <source>One file per conversation. Chatapp JSON is complete and can be imported again. To export a single conversation, open it and press {keys}.</source>
        <translation>每个对话一个文件。Chatapp JSON 是完整的，可以再导入。要导出单个对话，请打开它并按 {keys}。</translation>
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
        <source>Only the likeliest words, together this probable, are chosen from. Change this or the temperature, not both.</source>
        <translation>只从累计概率达到此值的最可能的词中选择。请只改此项或温度之一。</translation>
    </message>
    <message>
        <source>Only your newest message is left: there is nothing more to leave out.</source>
        <translation>只剩下你最新的消息，没有可以省略的了。</translation>
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
        <source>Open billing page</source>
        <translation>打开账单页面</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Open status page</source>
        <translation>打开状态页面</translation>
    </message>
    <message>
        <source>Open the context menu of the selected item</source>
        <translation>打开所选项目的快捷菜单</translation>
    </message>
    <message>
        <source>Open this address in the browser?</source>
        <translation>要在浏览器中打开此地址吗？</translation>
    </message>
    <message>
        <source>Options for the next reply</source>
        <translation>下一条回复的选项</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Other likely words</source>
        <translation>其他可能的词</translation>
    </message>
    <message>
        <source>Other on a private network</source>
        <translation>专用网络中的其他服务器</translation>
    </message>
    <message>
        <source>Other replies had ended</source>
        <translation>其他回复已结束</translation>
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
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Persona {number} in the settings is ignored: it needs an ID and a name.</source>
        <translation>设置中的第 {number} 个角色被忽略：它需要 ID 和名称。</translation>
    </message>
    <message>
        <source>Personas</source>
        <translation>角色</translation>
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
        <source>Play audio</source>
        <translation>播放音频</translation>
    </message>
    <message>
        <source>Precise</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>Precise to inventive</source>
        <translation>从精确到有创意</translation>
    </message>
    <message>
        <source>Predicted reply</source>
        <translation>预测的回复</translation>
    </message>
    <message>
        <source>Preparing call</source>
        <comment>state of a reply</comment>
        <translation>正在准备调用</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Press Enter, then the new shortcut. Esc cancels, Backspace removes it.</source>
        <translation>按 Enter，然后按下新的快捷键。Esc 取消，Backspace 移除。</translation>
    </message>
    <message>
        <source>Press the shortcut…</source>
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
        <source>Price</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供方</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Put back in message box</source>
        <translation>放回输入框</translation>
    </message>
    <message>
        <source>Queued until another reply has ended</source>
        <translation>排队中，等待另一条回复结束</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quote in message box</source>
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
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Raw data</source>
        <translation>原始数据</translation>
    </message>
    <message>
        <source>Raw response</source>
        <translation>原始响应</translation>
    </message>
    <message>
        <source>Reading files: {done} of {total} done.</source>
        <translation>正在读取文件：已完成 {done}/{total}。</translation>
    </message>
    <message>
        <source>Reading “{name}” needs too much memory.</source>
        <translation>读取“{name}”需要的内存太多。</translation>
    </message>
    <message>
        <source>Reading “{name}” took too long.</source>
        <translation>读取“{name}”用时过长。</translation>
    </message>
    <message>
        <source>Reading “{name}” was stopped: too much of it could not be read.</source>
        <translation>已停止读取“{name}”：其中太多内容无法读取。</translation>
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
        <source>Reads the damaged file record by record. Whatever was in its damaged parts will be missing.</source>
        <translation>逐条读取损坏的文件。损坏部分的内容将会缺失。</translation>
    </message>
    <message>
        <source>Recall your last message (in an empty message box)</source>
        <translation>取回上一条消息（输入框为空时）</translation>
    </message>
    <message>
        <source>Receiving speech</source>
        <comment>state of a reply</comment>
        <translation>正在接收语音</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>收件人</translation>
    </message>
    <message>
        <source>Recover what is readable</source>
        <translation>恢复可读取的内容</translation>
    </message>
    <message>
        <source>Recovered {conversations} with {messages} from the damaged file.</source>
        <translation>已从损坏的文件中恢复{conversations}，含{messages}。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redone: {action}</source>
        <translation>已重做：{action}</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Regenerate reply</source>
        <translation>重新生成回复</translation>
    </message>
    <message>
        <source>Remove API key</source>
        <translation>移除 API 密钥</translation>
    </message>
    <message>
        <source>Remove from folder</source>
        <translation>移出文件夹</translation>
    </message>
    <message>
        <source>Remove persona</source>
        <translation>移除角色</translation>
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
        <source>Removed server</source>
        <translation>已移除的服务器</translation>
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
        <source>Renamed to “{title}”.</source>
        <translation>已重命名为“{title}”。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reopen Chatapp now?</source>
        <translation>现在重新打开 Chatapp？</translation>
    </message>
    <message>
        <source>Reopen now</source>
        <translation>立即重新打开</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replies have cost {spent} this month, and your monthly limit is {limit}. Nothing was sent.</source>
        <translation>本月回复已花费 {spent}，每月限额为 {limit}。未发送任何内容。</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Reply copied.</source>
        <translation>已复制回复。</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Request ID</source>
        <translation>请求 ID</translation>
    </message>
    <message>
        <source>Request ID of Chatapp</source>
        <translation>Chatapp 的请求 ID</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>请求已发送</translation>
    </message>
    <message>
        <source>Requests and raw events are kept until Chatapp is closed.</source>
        <translation>请求和原始事件会保留到 Chatapp 关闭为止。</translation>
    </message>
    <message>
        <source>Reserved for the reply</source>
        <translation>为回复预留</translation>
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
        <source>Reset text size</source>
        <translation>重置文字大小</translation>
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
        <source>Response ID</source>
        <translation>响应 ID</translation>
    </message>
    <message>
        <source>Response begins</source>
        <translation>响应开始</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore a backup dated in the future</source>
        <translation>恢复日期在未来的备份</translation>
    </message>
    <message>
        <source>Restore everything</source>
        <translation>恢复全部</translation>
    </message>
    <message>
        <source>Restore everything to how it was before the restore on {moment}?</source>
        <translation>要将所有内容恢复到 {moment} 恢复之前的样子吗？</translation>
    </message>
    <message>
        <source>Restore everything to how it was on {moment}?</source>
        <translation>要将所有内容恢复到 {moment} 时的样子吗？</translation>
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
        <source>Restoring your conversations. Please keep Chatapp open.</source>
        <translation>正在恢复你的对话。请不要关闭 Chatapp。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Retry with a longer reply</source>
        <translation>以更长的回复重试</translation>
    </message>
    <message>
        <source>Save audio</source>
        <translation>保存音频</translation>
    </message>
    <message>
        <source>Save audio…</source>
        <translation>保存音频…</translation>
    </message>
    <message>
        <source>Save conversation</source>
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
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
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
        <source>Send all messages again</source>
        <translation>重新发送所有消息</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Send as PDF</source>
        <translation>作为 PDF 发送</translation>
    </message>
    <message>
        <source>Send as text</source>
        <translation>作为文本发送</translation>
    </message>
    <message>
        <source>Send message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>Send them again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send thinking back</source>
        <translation>回传思考过程</translation>
    </message>
    <message>
        <source>Send with - Chatapp</source>
        <translation>发送选项 - Chatapp</translation>
    </message>
    <message>
        <source>Send with options</source>
        <translation>带选项发送</translation>
    </message>
    <message>
        <source>Send with…</source>
        <translation>发送选项…</translation>
    </message>
    <message>
        <source>Send, or open the selected item</source>
        <translation>发送，或打开所选项目</translation>
    </message>
    <message>
        <source>Sends the AI/ML API the thinking of earlier replies, which some models need.</source>
        <translation>将先前回复的思考过程发送给 AI/ML API，某些模型需要它。</translation>
    </message>
    <message>
        <source>Sent after all other instructions.</source>
        <translation>在所有其他指令之后发送。</translation>
    </message>
    <message>
        <source>Sent after the instructions in Settings and before the conversation&apos;s own.</source>
        <translation>在设置中的指示之后、对话自身的指示之前发送。</translation>
    </message>
    <message>
        <source>Sent after the instructions in Settings and in the folders of this conversation.</source>
        <translation>在“设置”和此对话所在文件夹的指令之后发送。</translation>
    </message>
    <message>
        <source>Sent after the parent folder&apos;s instructions and before the conversation&apos;s own.</source>
        <translation>在上级文件夹的指令之后、对话自身的指令之前发送。</translation>
    </message>
    <message numerus="yes">
        <source>Sent again once after {seconds} s.|Sent again %n times after {seconds} s.</source>
        <translation>
            <numerusform>等待 {seconds} 秒后重新发送了 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the model at the start of every conversation.</source>
        <translation>在每个对话开始时发送给模型。</translation>
    </message>
    <message>
        <source>Sent to the model in every conversation in this folder</source>
        <translation>在此文件夹的每个对话中发送给模型</translation>
    </message>
    <message>
        <source>Sent with each of your messages, so that the model can tell people apart.</source>
        <translation>随你的每条消息发送，使模型能区分不同的人。</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9月</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Server {number} in the settings is ignored: {why}.</source>
        <translation>已忽略设置中的第 {number} 个服务器：{why}。</translation>
    </message>
    <message>
        <source>Server&apos;s default</source>
        <translation>服务器默认值</translation>
    </message>
    <message>
        <source>Server&apos;s default: {setting}</source>
        <translation>服务器默认值：{setting}</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Servers and models</source>
        <translation>服务器和模型</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>服务等级</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>已设置</translation>
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
        <source>Settings: About</source>
        <translation>设置：关于</translation>
    </message>
    <message>
        <source>Settings: Appearance</source>
        <translation>设置：外观</translation>
    </message>
    <message>
        <source>Settings: Data</source>
        <translation>设置：数据</translation>
    </message>
    <message>
        <source>Settings: Desktop</source>
        <translation>设置：桌面</translation>
    </message>
    <message>
        <source>Settings: Model</source>
        <translation>设置：模型</translation>
    </message>
    <message>
        <source>Settings: Network</source>
        <translation>设置：网络</translation>
    </message>
    <message>
        <source>Settings: Personas</source>
        <translation>设置：角色</translation>
    </message>
    <message>
        <source>Settings: Servers</source>
        <translation>设置：服务器</translation>
    </message>
    <message>
        <source>Settings: Shortcuts</source>
        <translation>设置：快捷键</translation>
    </message>
    <message>
        <source>Settings: Usage</source>
        <translation>设置：用量</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shortcut for {action}</source>
        <translation>“{action}”的快捷键</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Show a preview of the reply</source>
        <translation>显示回复的预览</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n lines|Show all %n lines</source>
        <translation>
            <numerusform>显示全部 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all ({n})</source>
        <translation>全部显示（{n}）</translation>
    </message>
    <message>
        <source>Show confidence</source>
        <translation>显示置信度</translation>
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
        <source>Show or hide archived conversations</source>
        <translation>显示或隐藏已归档的对话</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧边栏</translation>
    </message>
    <message>
        <source>Show or hide thinking</source>
        <translation>显示或隐藏思考过程</translation>
    </message>
    <message>
        <source>Show replies as they are written</source>
        <translation>边写边显示回复</translation>
    </message>
    <message>
        <source>Show thinking</source>
        <translation>显示思考过程</translation>
    </message>
    <message>
        <source>Show thinking as reply</source>
        <translation>将思考过程显示为回复</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>Shows text that arrives in bursts at once, instead of spreading it over time. “Follow the system” does so where the system asks for less motion.</source>
        <translation>一阵阵到达的文字会立即显示，而不是随时间铺开。选择“跟随系统”时，若系统要求减少动态效果则如此。</translation>
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
        <source>Some models go on better with the thinking of their earlier replies.</source>
        <translation>有些模型在得知自己之前回复的思考过程后，会回答得更好。</translation>
    </message>
    <message>
        <source>Something is not saved. Try again when it is.</source>
        <translation>有内容尚未保存。请在保存后重试。</translation>
    </message>
    <message>
        <source>Something went wrong in Chatapp. The log has the details.</source>
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
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Sources copied</source>
        <translation>来源已复制</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Start fresh - Chatapp</source>
        <translation>重新开始 - Chatapp</translation>
    </message>
    <message>
        <source>Start fresh with a summary</source>
        <translation>用总结重新开始</translation>
    </message>
    <message>
        <source>Start fresh with a summary…</source>
        <translation>用总结重新开始…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state of a reply</comment>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Stopped. Everything imported so far is kept.</source>
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
        <source>Stored in {folder}</source>
        <translation>保存在 {folder}</translation>
    </message>
    <message>
        <source>Suggest a title</source>
        <translation>拟一个标题</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>总结</translation>
    </message>
    <message>
        <source>Switch to {server}</source>
        <translation>切换到 {server}</translation>
    </message>
    <message>
        <source>System fingerprint</source>
        <translation>系统指纹</translation>
    </message>
    <message>
        <source>Takes effect when Chatapp is opened again.</source>
        <translation>重新打开 Chatapp 后生效。</translation>
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
        <source>Temporary conversation closed. Nothing was saved.</source>
        <translation>临时对话已关闭，没有保存任何内容。</translation>
    </message>
    <message>
        <source>Temporary conversation: nothing is saved.</source>
        <translation>临时对话：不会保存任何内容。</translation>
    </message>
    <message>
        <source>Temporary conversations cannot be pinned or archived.</source>
        <translation>临时对话无法置顶或归档。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Text size in messages, in points.</source>
        <translation>消息文字的大小，以磅为单位。</translation>
    </message>
    <message>
        <source>The API key contains a character that cannot be sent. Enter it again in Settings.</source>
        <translation>API 密钥含有无法发送的字符。请在“设置”中重新输入。</translation>
    </message>
    <message>
        <source>The API key was not accepted. Check it in Settings.</source>
        <translation>API 密钥未被接受。请在“设置”中检查。</translation>
    </message>
    <message>
        <source>The PDF could not be created.</source>
        <translation>无法生成 PDF。</translation>
    </message>
    <message>
        <source>The account is out of credits. Top it up, then try again.</source>
        <translation>账户余额已用完。请充值后重试。</translation>
    </message>
    <message>
        <source>The address of a proxy through which all servers are reached. Leave empty for the system&apos;s. This computer is always reached directly.</source>
        <translation>所有服务器都通过此代理地址访问。留空则使用系统代理。本机始终直接访问。</translation>
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
        <source>The attachment is too large for this server. It may fit if you send it as text.</source>
        <translation>附件对此服务器来说太大。作为文本发送也许可以。</translation>
    </message>
    <message>
        <source>The audio cannot be played ({why}).</source>
        <translation>无法播放音频（{why}）。</translation>
    </message>
    <message>
        <source>The audio of this reply is no longer there.</source>
        <translation>此回复的音频已不存在。</translation>
    </message>
    <message>
        <source>The bias of token {name} must be a number from -100 to 100.</source>
        <translation>token {name} 的偏置必须是 -100 至 100 之间的数。</translation>
    </message>
    <message>
        <source>The certificate at {host} belongs to another address. Check the server&apos;s address, or the network&apos;s login page.</source>
        <translation>{host} 处的证书属于另一个地址。请检查服务器地址，或网络的登录页面。</translation>
    </message>
    <message>
        <source>The certificate of {host} has expired, or the clock of this computer is wrong.</source>
        <translation>{host} 的证书已过期，或此计算机的时钟有误。</translation>
    </message>
    <message>
        <source>The certificate of {host} is from an authority that this computer does not know. A proxy may intercept the connection.</source>
        <translation>{host} 的证书来自此计算机不认识的颁发机构。连接可能被代理拦截。</translation>
    </message>
    <message>
        <source>The certificate of {host} is not valid yet, or the clock of this computer is wrong.</source>
        <translation>{host} 的证书尚未生效，或此计算机的时钟有误。</translation>
    </message>
    <message>
        <source>The certificates in “{path}” cannot be read. Check Settings, Network.</source>
        <translation>无法读取“{path}”中的证书。请检查“设置 &gt; 网络”。</translation>
    </message>
    <message>
        <source>The connection broke before the reply began.</source>
        <translation>回复开始之前连接就断开了。</translation>
    </message>
    <message>
        <source>The connection broke off before its end.</source>
        <translation>连接在结束前中断。</translation>
    </message>
    <message>
        <source>The connection did not survive this computer&apos;s sleep.</source>
        <translation>此计算机休眠后，连接已断开。</translation>
    </message>
    <message>
        <source>The connection ended before the reply did. The reply may be incomplete.</source>
        <translation>回复结束之前连接就断开了。回复可能不完整。</translation>
    </message>
    <message>
        <source>The context window was full.</source>
        <translation>上下文窗口已满。</translation>
    </message>
    <message>
        <source>The conversation database belongs to another program.</source>
        <translation>对话数据库属于另一个程序。</translation>
    </message>
    <message>
        <source>The conversation database is damaged.</source>
        <translation>对话数据库已损坏。</translation>
    </message>
    <message>
        <source>The conversation database is empty.</source>
        <translation>对话数据库是空的。</translation>
    </message>
    <message>
        <source>The conversation database is missing.</source>
        <translation>对话数据库不见了。</translation>
    </message>
    <message>
        <source>The conversation ended at exactly {count} tokens: the server may have cut it off. Set a larger context length there (Ollama: OLLAMA_CONTEXT_LENGTH).</source>
        <translation>对话恰好在 {count} 个 token处结束：服务器可能已将其截断。请在服务器上设置更大的上下文长度（Ollama：OLLAMA_CONTEXT_LENGTH）。</translation>
    </message>
    <message>
        <source>The conversation is too large for this server. Start a new one.</source>
        <translation>此对话对该服务器来说太大了。请开始新对话。</translation>
    </message>
    <message>
        <source>The conversation is too long for this model.</source>
        <translation>对话对这个模型来说太长了。</translation>
    </message>
    <message>
        <source>The conversation is too long for your plan at the server: {wanted} tokens of {allowed} a minute. Start a new one.</source>
        <translation>此对话超出你在服务器上的套餐限制：{wanted} 个 token，每分钟上限 {allowed}。请开始新对话。</translation>
    </message>
    <message>
        <source>The conversation settings were changed.</source>
        <translation>对话设置已更改。</translation>
    </message>
    <message>
        <source>The conversations are as they were before the restore on {moment}.</source>
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
        <source>The conversations were saved by a newer version of Chatapp. Update Chatapp to open them.</source>
        <translation>这些对话由更新版本的 Chatapp 保存。请更新 Chatapp 后再打开。</translation>
    </message>
    <message>
        <source>The details are versions, folders, recent requests and errors. They contain no API keys and nothing from your conversations.</source>
        <translation>详情包含版本、文件夹、最近的请求和错误，不含 API 密钥，也不含对话中的任何内容。</translation>
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
        <source>The engine for models on this computer needs the system library libgomp. Install it (on Debian and Ubuntu: apt install libgomp1).</source>
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
        <source>The folder could not be opened: {folder}</source>
        <translation>无法打开文件夹：{folder}</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}” and its instructions were changed.</source>
        <translation>已将文件夹“{before}”重命名为“{after}”，并更改了其指令。</translation>
    </message>
    <message>
        <source>The folder “{before}” was renamed to “{after}”.</source>
        <translation>文件夹“{before}”已重命名为“{after}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was created.</source>
        <translation>已新建文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>The folder “{folder}” was deleted.</source>
        <translation>已删除文件夹“{folder}”。</translation>
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
        <source>The image is too large to show.</source>
        <translation>图片太大，无法显示。</translation>
    </message>
    <message>
        <source>The image took too long to load.</source>
        <translation>加载图片用时过长。</translation>
    </message>
    <message>
        <source>The image&apos;s address leads into a private network.</source>
        <translation>图片的地址指向私有网络。</translation>
    </message>
    <message>
        <source>The image&apos;s address redirects endlessly.</source>
        <translation>图片的地址无休止地重定向。</translation>
    </message>
    <message>
        <source>The import or export under way will stop.</source>
        <translation>正在进行的导入或导出将会停止。</translation>
    </message>
    <message>
        <source>The instructions of “{folder}” were changed.</source>
        <translation>已更改“{folder}”的指令。</translation>
    </message>
    <message>
        <source>The keyring is still locked, so the API key is kept in memory until Chatapp is closed.</source>
        <translation>钥匙串仍被锁定，因此 API 密钥保留在内存中，直到关闭 Chatapp。</translation>
    </message>
    <message>
        <source>The language of Chatapp. “Follow the system” uses the system&apos;s.</source>
        <translation>Chatapp 的语言。“跟随系统”使用系统的语言。</translation>
    </message>
    <message>
        <source>The last {shown} of {came} bytes, as they came.</source>
        <translation>{came} 字节中的最后 {shown} 字节，保持原样。</translation>
    </message>
    <message>
        <source>The length limit was reached before the first word.</source>
        <translation>在输出第一个字之前就已达到长度上限。</translation>
    </message>
    <message>
        <source>The length limit was reached.</source>
        <translation>已达到长度上限。</translation>
    </message>
    <message>
        <source>The maximum reply length in Settings is too large for this model.</source>
        <translation>设置中的最大回复长度对此模型来说太大了。</translation>
    </message>
    <message>
        <source>The maximum reply length in Settings is too short for the model&apos;s thinking.</source>
        <translation>“设置”中的回复最大长度不够模型思考。</translation>
    </message>
    <message>
        <source>The message is sent after that.</source>
        <translation>之后会发送消息。</translation>
    </message>
    <message>
        <source>The messages of “{title}” were cleared.</source>
        <translation>已清空“{title}”的消息。</translation>
    </message>
    <message>
        <source>The model asked for a tool.</source>
        <translation>模型请求了工具。</translation>
    </message>
    <message>
        <source>The model asked for a tool. Nothing was run.</source>
        <translation>模型请求调用工具。未运行任何内容。</translation>
    </message>
    <message>
        <source>The model declined to answer.</source>
        <translation>模型拒绝回答。</translation>
    </message>
    <message>
        <source>The model declined.</source>
        <translation>模型拒绝了。</translation>
    </message>
    <message>
        <source>The model did not reply with a summary.</source>
        <translation>模型没有回复总结。</translation>
    </message>
    <message>
        <source>The model did not reply with a title.</source>
        <translation>模型的回复中没有标题。</translation>
    </message>
    <message>
        <source>The model file “{name}” no longer exists. Choose another one in Settings.</source>
        <translation>模型文件“{name}”已不存在。请在“设置”中另选一个。</translation>
    </message>
    <message>
        <source>The model had finished.</source>
        <translation>模型已完成。</translation>
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
        <source>The model on this computer could not be used.</source>
        <translation>无法使用本机上的模型。</translation>
    </message>
    <message>
        <source>The model on this computer did not start.</source>
        <translation>本机上的模型没有启动。</translation>
    </message>
    <message>
        <source>The model on this computer stopped unexpectedly (signal {number}).</source>
        <translation>本机上的模型意外停止（信号 {number}）。</translation>
    </message>
    <message>
        <source>The model on this computer stopped unexpectedly (status {number}).</source>
        <translation>本机上的模型意外停止（状态 {number}）。</translation>
    </message>
    <message>
        <source>The model on this computer took too long to load.</source>
        <translation>本机上的模型加载用时过长。</translation>
    </message>
    <message>
        <source>The model replied with speech, which could not be read. These are its words.</source>
        <translation>模型以语音回复，但语音无法读取。以下是其文字内容。</translation>
    </message>
    <message>
        <source>The model replied with speech. This is what it says, in words.</source>
        <translation>模型以语音回复。以下是其文字内容。</translation>
    </message>
    <message>
        <source>The model stopped without a reply.</source>
        <translation>模型停止了，没有回复。</translation>
    </message>
    <message>
        <source>The model summarises this conversation, and a new one begins with that. This one stays as it is.</source>
        <translation>模型会总结此对话，新对话以此开始。此对话保持不变。</translation>
    </message>
    <message>
        <source>The model to use at the AI/ML API.</source>
        <translation>在 AI/ML API 上使用的模型。</translation>
    </message>
    <message>
        <source>The model “{model}” is not available. It may have been retired.</source>
        <translation>模型“{model}”不可用，可能已下线。</translation>
    </message>
    <message>
        <source>The model “{model}” is not installed on the server. Install it there, or choose another one in Settings.</source>
        <translation>服务器上未安装模型“{model}”。请在服务器上安装，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>The new conversation begins with this summary.</source>
        <translation>新对话以此总结开始。</translation>
    </message>
    <message>
        <source>The next request takes ≈ {taken} of {window} tokens of {model}.</source>
        <translation>下一次请求约占用 {model} 的 {window} 个 token 中的 {taken} 个。</translation>
    </message>
    <message>
        <source>The next request takes ≈ {taken} tokens.</source>
        <translation>下一次请求约占用 {taken} 个 token。</translation>
    </message>
    <message>
        <source>The oldest messages are not sent from now on.</source>
        <translation>从现在起不再发送最早的消息。</translation>
    </message>
    <message>
        <source>The oldest messages of a conversation were left out.</source>
        <translation>省略了一个对话中最早的消息。</translation>
    </message>
    <message>
        <source>The previous data ({conversations}) is kept as {name}.</source>
        <translation>之前的数据（{conversations}）保存为 {name}。</translation>
    </message>
    <message>
        <source>The previous data is kept as {name}.</source>
        <translation>之前的数据保存为 {name}。</translation>
    </message>
    <message>
        <source>The profile folder cannot be used.</source>
        <translation>无法使用配置文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>The profile folder cannot be used: its path is too long by %n byte. Choose one with a shorter path.|The profile folder cannot be used: its path is too long by %n bytes. Choose one with a shorter path.</source>
        <translation>
            <numerusform>无法使用配置文件夹：其路径过长，超出 %n 字节。请选择路径较短的文件夹。</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile folder “{folder}” cannot be used ({why}).</source>
        <translation>无法使用配置文件夹“{folder}”（{why}）。</translation>
    </message>
    <message>
        <source>The proxy in Settings, Network, is not the address of a proxy.</source>
        <translation>“设置 &gt; 网络”中的代理不是有效的代理地址。</translation>
    </message>
    <message>
        <source>The proxy of this network requires a login.</source>
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
        <source>The proxy {place} did not connect to {host}: {why}.</source>
        <translation>代理 {place} 未能连接到 {host}：{why}。</translation>
    </message>
    <message>
        <source>The proxy {place} does not respond. Check Settings, Network.</source>
        <translation>代理 {place} 没有响应。请检查“设置 &gt; 网络”。</translation>
    </message>
    <message>
        <source>The proxy {place}, which this computer&apos;s settings name, does not respond.</source>
        <translation>此计算机设置中指定的代理 {place} 没有响应。</translation>
    </message>
    <message>
        <source>The proxy {place}, which {name} names, does not respond.</source>
        <translation>{name} 指定的代理 {place} 没有响应。</translation>
    </message>
    <message>
        <source>The raw events are no longer kept. This is what was kept of the response.</source>
        <translation>原始事件已不再保留。以下是保留的响应内容。</translation>
    </message>
    <message>
        <source>The reply is ready.</source>
        <translation>回复已完成。</translation>
    </message>
    <message>
        <source>The reply reached its length limit.</source>
        <translation>回复达到了长度上限。</translation>
    </message>
    <message>
        <source>The reply reached {count} characters and was ended there.</source>
        <translation>回复达到 {count} 个字符，已在此处结束。</translation>
    </message>
    <message>
        <source>The reply under way will stop. What has arrived is kept.</source>
        <translation>正在生成的回复将会停止，已收到的内容会保留。</translation>
    </message>
    <message>
        <source>The reply was cut short: it may have cost more.</source>
        <translation>回复被中断：费用可能更高。</translation>
    </message>
    <message>
        <source>The reply was interrupted.</source>
        <translation>回复被中断。</translation>
    </message>
    <message>
        <source>The reply was stopped by the server&apos;s content filter ({kind}).</source>
        <translation>回复被服务器的内容过滤器停止（{kind}）。</translation>
    </message>
    <message>
        <source>The reply was stopped by the server&apos;s content filter.</source>
        <translation>回复被服务器的内容过滤器停止。</translation>
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
        <source>The request was blocked on its way to the server (“{title}”).</source>
        <translation>请求在到达服务器之前被拦截（“{title}”）。</translation>
    </message>
    <message>
        <source>The request was blocked on its way to the server.</source>
        <translation>请求在到达服务器之前被拦截。</translation>
    </message>
    <message numerus="yes">
        <source>The request was sent again once.|The request was sent again %n times.</source>
        <translation>
            <numerusform>请求重新发送了 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>The same number and the same message give the same reply, as far as possible.</source>
        <translation>相同的数与相同的消息尽可能得到相同的回复。</translation>
    </message>
    <message>
        <source>The saved conversations could not be used.</source>
        <translation>无法使用已保存的对话。</translation>
    </message>
    <message>
        <source>The server asked for its earlier thinking, so it was sent along.</source>
        <translation>服务器要求提供之前的思考过程，因此已一并发送。</translation>
    </message>
    <message>
        <source>The server broke it off.</source>
        <translation>服务器中断了回复。</translation>
    </message>
    <message>
        <source>The server closed the connection without a response.</source>
        <translation>服务器没有响应就关闭了连接。</translation>
    </message>
    <message>
        <source>The server could not run the model.</source>
        <translation>服务器无法运行该模型。</translation>
    </message>
    <message>
        <source>The server did not accept the request.</source>
        <translation>服务器不接受请求。</translation>
    </message>
    <message>
        <source>The server did not accept the request: {why}</source>
        <translation>服务器不接受请求：{why}</translation>
    </message>
    <message>
        <source>The server did not list its models. Enter a name.</source>
        <translation>服务器没有列出其模型。请输入名称。</translation>
    </message>
    <message>
        <source>The server did not provide the image (status {status}).</source>
        <translation>服务器没有提供图片（状态 {status}）。</translation>
    </message>
    <message numerus="yes">
        <source>The server did not respond within %n minute.|The server did not respond within %n minutes.</source>
        <translation>
            <numerusform>服务器在 %n 分钟内没有响应。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server did not respond within %n second.|The server did not respond within %n seconds.</source>
        <translation>
            <numerusform>服务器在 %n 秒内没有响应。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not respond.</source>
        <translation>服务器没有响应。</translation>
    </message>
    <message>
        <source>The server did not send a valid HTTP response.</source>
        <translation>服务器发送的不是有效的 HTTP 响应。</translation>
    </message>
    <message>
        <source>The server does not serve the country you are in.</source>
        <translation>该服务器不在你所在的国家或地区提供服务。</translation>
    </message>
    <message>
        <source>The server does not take earlier thinking, so it was left out.</source>
        <translation>服务器不接受之前的思考过程，因此已将其省略。</translation>
    </message>
    <message>
        <source>The server gave no reason.</source>
        <translation>服务器未说明原因。</translation>
    </message>
    <message>
        <source>The server had an internal error ({status}). Try again in a moment.</source>
        <translation>服务器内部错误（{status}）。请稍后重试。</translation>
    </message>
    <message>
        <source>The server had an internal error ({status}): {why}</source>
        <translation>服务器内部错误（{status}）：{why}</translation>
    </message>
    <message>
        <source>The server had an internal error. Try again in a moment.</source>
        <translation>服务器内部错误。请稍后重试。</translation>
    </message>
    <message>
        <source>The server had an internal error. Trying again in {seconds} s</source>
        <translation>服务器发生内部错误。{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>The server had an internal error: {why}</source>
        <translation>服务器内部错误：{why}</translation>
    </message>
    <message>
        <source>The server had no capacity left.</source>
        <translation>服务器没有剩余容量。</translation>
    </message>
    <message>
        <source>The server has moved to another address. Check it in Settings.</source>
        <translation>服务器已搬到另一个地址。请在“设置”中检查。</translation>
    </message>
    <message>
        <source>The server has moved to {address}. Nothing was sent there. Check its address in Settings.</source>
        <translation>服务器已迁移到 {address}。没有向该地址发送任何内容。请在设置中检查其地址。</translation>
    </message>
    <message>
        <source>The server has no model loaded. Load one there, then try again.</source>
        <translation>服务器未加载任何模型。请在服务器上加载一个，然后重试。</translation>
    </message>
    <message>
        <source>The server has no model named “{model}”. Choose one of its models in Settings.</source>
        <translation>服务器没有名为“{model}”的模型。请在设置中选择它的某个模型。</translation>
    </message>
    <message numerus="yes">
        <source>The server has sent nothing for %n minute.|The server has sent nothing for %n minutes.</source>
        <translation>
            <numerusform>服务器已有 %n 分钟没有发送任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has sent nothing for %n second.|The server has sent nothing for %n seconds.</source>
        <translation>
            <numerusform>服务器已有 %n 秒没有发送任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is busy. Trying again in {seconds} s</source>
        <translation>服务器繁忙。{seconds} 秒后重试</translation>
    </message>
    <message>
        <source>The server is busy: too many requests. Try again in a moment.</source>
        <translation>服务器繁忙：请求过多。请稍后重试。</translation>
    </message>
    <message>
        <source>The server is busy: too many requests. {again}</source>
        <translation>服务器繁忙：请求过多。{again}</translation>
    </message>
    <message>
        <source>The server refused “{field}”, so it was left out.</source>
        <translation>服务器拒绝了“{field}”，因此已将其省略。</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>服务器报告了一个错误。</translation>
    </message>
    <message>
        <source>The server reported an error: {why}</source>
        <translation>服务器报告了一个错误：{why}</translation>
    </message>
    <message>
        <source>The server sent an empty response.</source>
        <translation>服务器发来了空的响应。</translation>
    </message>
    <message>
        <source>The server sent an event that is too large.</source>
        <translation>服务器发来的事件太大。</translation>
    </message>
    <message>
        <source>The server sent something that Chatapp cannot read.</source>
        <translation>服务器发来了 Chatapp 无法读取的内容。</translation>
    </message>
    <message>
        <source>The server stopped the reply early. It may be incomplete.</source>
        <translation>服务器提前停止了回复。回复可能不完整。</translation>
    </message>
    <message>
        <source>The server that replies. Empty: the AI/ML API once an API key is saved, and the model on this computer until then.</source>
        <translation>用于回复的服务器。留空：保存 API 密钥后使用 AI/ML API，在此之前使用本机上的模型。</translation>
    </message>
    <message>
        <source>The server&apos;s address is not a web address.</source>
        <translation>服务器的地址不是网址。</translation>
    </message>
    <message>
        <source>The server&apos;s address is now {address}.</source>
        <translation>服务器的地址现在是 {address}。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate could not be trusted. Check this computer&apos;s clock, or whether a proxy intercepts the connection.</source>
        <translation>无法信任服务器的证书。请检查本机的时钟，或是否有代理截取连接。</translation>
    </message>
    <message>
        <source>The server&apos;s content filter stopped the reply.</source>
        <translation>服务器的内容过滤器停止了回复。</translation>
    </message>
    <message>
        <source>The server&apos;s response becomes far too large when it is unpacked, so it was not read.</source>
        <translation>服务器的响应解压后过大，因此没有读取。</translation>
    </message>
    <message>
        <source>The server&apos;s response is compressed in a way that Chatapp does not support ({names}).</source>
        <translation>服务器响应的压缩方式不受 Chatapp 支持（{names}）。</translation>
    </message>
    <message>
        <source>The server&apos;s response is compressed in a way that Chatapp does not support.</source>
        <translation>服务器响应的压缩方式不受 Chatapp 支持。</translation>
    </message>
    <message>
        <source>The server&apos;s response is too large.</source>
        <translation>服务器的响应太大。</translation>
    </message>
    <message>
        <source>The setting {name} is ignored: {why}.</source>
        <translation>已忽略设置 {name}：{why}。</translation>
    </message>
    <message>
        <source>The settings could not be read, so the defaults are used ({why}). The unreadable file will be kept beside the next one saved.</source>
        <translation>无法读取设置，已使用默认值（{why}）。无法读取的文件会保留在下次保存的文件旁边。</translation>
    </message>
    <message>
        <source>The settings could not be saved: {why}.</source>
        <translation>无法保存设置：{why}。</translation>
    </message>
    <message>
        <source>The settings of your account at the server rule this model out.</source>
        <translation>你在服务器上的账户设置排除了此模型。</translation>
    </message>
    <message>
        <source>The shortcut for {name} in the settings is ignored: it must be text in quotes.</source>
        <translation>已忽略设置中 {name} 的快捷键：它必须是引号中的文本。</translation>
    </message>
    <message>
        <source>The small built-in model is only meant for a first try and is often wrong. You can use any GGUF model file instead.</source>
        <translation>内置的小模型仅供初次试用，经常出错。你可以改用任何 GGUF 模型文件。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring could not be used.</source>
        <translation>无法使用系统的钥匙串。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not delete the API key.</source>
        <translation>系统的钥匙串没有删除 API 密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not respond. Try again, or enter the API key once more.</source>
        <translation>系统的钥匙串没有响应。请重试，或再次输入 API 密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. The API key is kept in memory until Chatapp is closed. To keep it longer, unlock the keyring and save the API key again.</source>
        <translation>系统的钥匙串已锁定。API 密钥保留在内存中，直到关闭 Chatapp。要长期保存，请解锁钥匙串后再次保存 API 密钥。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, then try again.</source>
        <translation>系统的钥匙串已锁定。请解锁后重试。</translation>
    </message>
    <message>
        <source>The texts are identical.</source>
        <translation>两段文本相同。</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>The value of “{name}” must be text in quotes, in plain letters.</source>
        <translation>“{name}”的值必须是引号内的纯 ASCII 文字。</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Theme: Dark</source>
        <translation>主题：深色</translation>
    </message>
    <message>
        <source>Theme: Dark, high contrast</source>
        <translation>主题：深色，高对比度</translation>
    </message>
    <message>
        <source>Theme: Follow the system</source>
        <translation>主题：跟随系统</translation>
    </message>
    <message>
        <source>Theme: Light</source>
        <translation>主题：浅色</translation>
    </message>
    <message>
        <source>Theme: Light, high contrast</source>
        <translation>主题：浅色，高对比度</translation>
    </message>
    <message>
        <source>There are none yet. A translator, a strict reviewer, a cook: give each its own instructions, model and options, and have it reply wherever you like.</source>
        <translation>还没有角色。翻译、严格的审稿人、厨师：为每个角色设置各自的指令、模型和选项，让它在你想要的对话中回复。</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings.</source>
        <translation>此地址没有聊天 API。请在“设置”中检查服务器。</translation>
    </message>
    <message>
        <source>There is no chat API at this address. Check the server in Settings. Did you mean {address}?</source>
        <translation>此地址没有聊天 API。请在“设置”中检查服务器。你是不是指 {address}？</translation>
    </message>
    <message>
        <source>There is no conversation to export.</source>
        <translation>没有可以导出的对话。</translation>
    </message>
    <message>
        <source>There is no file at this place.</source>
        <translation>此位置没有文件。</translation>
    </message>
    <message>
        <source>There is no model file on this computer. Choose a GGUF file in Settings.</source>
        <translation>本机上没有模型文件。请在“设置”中选择一个 GGUF 文件。</translation>
    </message>
    <message>
        <source>These numbers are estimates, set right by what the server counted.</source>
        <translation>这些数字是估算值，已按服务器的统计校正。</translation>
    </message>
    <message>
        <source>These numbers are estimates.</source>
        <translation>这些数字是估算值。</translation>
    </message>
    <message>
        <source>These texts are too long to compare.</source>
        <translation>这些文本太长，无法比较。</translation>
    </message>
    <message>
        <source>They stay here, but are not sent any more. More are left out as the conversation grows.</source>
        <translation>它们会留在这里，但不再发送。随着对话变长，会省略更多消息。</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>思考过程</translation>
    </message>
    <message>
        <source>Thinking</source>
        <comment>state of a reply</comment>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>Thinking effort</source>
        <translation>思考强度</translation>
    </message>
    <message>
        <source>Thinking used up the reply&apos;s length limit.</source>
        <translation>思考过程用完了回复的长度上限。</translation>
    </message>
    <message>
        <source>Thinking {time}</source>
        <translation>正在思考 {time}</translation>
    </message>
    <message>
        <source>This API key has no access to this model.</source>
        <translation>此 API 密钥无权使用此模型。</translation>
    </message>
    <message>
        <source>This API key is not allowed to do this.</source>
        <translation>此 API 密钥无权执行此操作。</translation>
    </message>
    <message>
        <source>This API key is not allowed to do this: {why}</source>
        <translation>此 API 密钥无权执行此操作：{why}</translation>
    </message>
    <message>
        <source>This PDF is protected with a password. Save a copy without a password and attach that.</source>
        <translation>此 PDF 受密码保护。请另存一份无密码的副本再附加。</translation>
    </message>
    <message>
        <source>This backup is damaged.</source>
        <translation>此备份已损坏。</translation>
    </message>
    <message>
        <source>This branch as Markdown text, for notes and editors.</source>
        <translation>将此分支存为 Markdown 文本，供笔记和编辑器使用。</translation>
    </message>
    <message>
        <source>This branch as a PDF document.</source>
        <translation>将此分支存为 PDF 文档。</translation>
    </message>
    <message>
        <source>This branch as one self-contained web page, light and dark, ready to print.</source>
        <translation>将此分支存为一个独立的网页，有浅色和深色，可直接打印。</translation>
    </message>
    <message>
        <source>This cannot be undone. Text and files are overwritten on this computer. Backups keep them for up to 28 days.</source>
        <translation>此操作无法撤销。文本和文件会在本机上被覆盖。备份最多还会保留 28 天。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This computer has no keyring for the API key. It is kept in memory until Chatapp is closed.</source>
        <translation>本机没有可以保存 API 密钥的钥匙串。它保留在内存中，直到关闭 Chatapp。</translation>
    </message>
    <message>
        <source>This conversation has no messages yet.</source>
        <translation>此对话还没有消息。</translation>
    </message>
    <message>
        <source>This conversation has nothing to base a title on yet.</source>
        <translation>此对话中还没有可供拟标题的内容。</translation>
    </message>
    <message>
        <source>This conversation is longer than the model can take in at once.</source>
        <translation>此对话超出了模型一次能接收的长度。</translation>
    </message>
    <message>
        <source>This conversation stays as it is.</source>
        <translation>此对话保持不变。</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits Chatapp.</source>
        <translation>此桌面没有系统托盘，因此关闭窗口会退出 Chatapp。</translation>
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
        <source>This holds half a character, which cannot be sent.</source>
        <translation>其中含有半个字符，无法发送。</translation>
    </message>
    <message>
        <source>This is not an image that Chatapp can show.</source>
        <translation>这不是 Chatapp 可以显示的图片。</translation>
    </message>
    <message>
        <source>This is not one of the choices.</source>
        <translation>这不是可选项之一。</translation>
    </message>
    <message>
        <source>This is not valid JSON: line {line}, character {character}.</source>
        <translation>这不是有效的 JSON：第 {line} 行，第 {character} 个字符。</translation>
    </message>
    <message>
        <source>This message had not been read from disk yet.</source>
        <translation>此消息尚未从磁盘读出。</translation>
    </message>
    <message>
        <source>This message no longer exists.</source>
        <translation>此消息已不存在。</translation>
    </message>
    <message>
        <source>This model does not take temperature {asked}: {sent} was sent.</source>
        <translation>此模型不接受温度 {asked}：已发送 {sent}。</translation>
    </message>
    <message>
        <source>This model is no longer served.</source>
        <translation>此模型已不再提供。</translation>
    </message>
    <message>
        <source>This model is not known to heed it.</source>
        <translation>尚不清楚此模型是否理会该设置。</translation>
    </message>
    <message>
        <source>This model may ignore it.</source>
        <translation>此模型可能会忽略它。</translation>
    </message>
    <message>
        <source>This model retires on {day}.</source>
        <translation>此模型将于 {day} 停用。</translation>
    </message>
    <message>
        <source>This model takes {least} to {most}; anything beyond is sent as the nearest.</source>
        <translation>此模型接受 {least} 至 {most}；超出的值按最近的值发送。</translation>
    </message>
    <message>
        <source>This model will be retired.</source>
        <translation>此模型将停用。</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This must be JSON in quotes.</source>
        <translation>这里必须是引号内的 JSON。</translation>
    </message>
    <message>
        <source>This must be a JSON object, in braces.</source>
        <translation>这里必须是花括号内的 JSON 对象。</translation>
    </message>
    <message>
        <source>This must be a number from {least} to {most}.</source>
        <translation>这里必须是 {least} 至 {most} 之间的数。</translation>
    </message>
    <message>
        <source>This must be a whole number from {least} to {most}.</source>
        <translation>这里必须是 {least} 至 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>This must be on or off.</source>
        <translation>这里只能是开或关。</translation>
    </message>
    <message>
        <source>This must be text of at most {most} characters.</source>
        <translation>这里必须是不超过 {most} 个字符的文字。</translation>
    </message>
    <message>
        <source>This must have the form {form}.</source>
        <translation>这里必须是 {form} 的形式。</translation>
    </message>
    <message>
        <source>This new conversation knows the summary. The old one stays as it was.</source>
        <translation>这个新对话包含总结。旧对话保持原样。</translation>
    </message>
    <message>
        <source>This reply was interrupted.</source>
        <translation>此回复被中断。</translation>
    </message>
    <message>
        <source>This request is no longer kept.</source>
        <translation>此请求已不再保留。</translation>
    </message>
    <message>
        <source>This server needs an API key. Add one in Settings.</source>
        <translation>此服务器需要 API 密钥。请在“设置”中添加。</translation>
    </message>
    <message>
        <source>This shortcut cannot be changed.</source>
        <translation>此快捷键无法更改。</translation>
    </message>
    <message>
        <source>This tool was not offered to the model. Nothing was run.</source>
        <translation>没有向模型提供此工具。没有执行任何操作。</translation>
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
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>To</source>
        <comment>a newer version</comment>
        <translation>到</translation>
    </message>
    <message>
        <source>To the first thought</source>
        <translation>到首次思考</translation>
    </message>
    <message>
        <source>To the first word</source>
        <translation>到首个词</translation>
    </message>
    <message>
        <source>To use the built-in model, install the package {package} from where you got Chatapp.</source>
        <translation>要使用内置模型，请从获取 Chatapp 的地方安装软件包 {package}。</translation>
    </message>
    <message>
        <source>To use the built-in model, install the package {package}: download its {kind} file from where you got Chatapp and open it.</source>
        <translation>要使用内置模型，请安装软件包 {package}：从获取 Chatapp 的地方下载其 {kind} 文件并打开。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Token bias</source>
        <translation>token 偏置</translation>
    </message>
    <message>
        <source>Tokens and price</source>
        <translation>token 与费用</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>token 总计</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Too large to be kept: {path} ({count})</source>
        <translation>过大，未保留：{path}（{count}）</translation>
    </message>
    <message>
        <source>Tool call copied</source>
        <translation>已复制工具调用</translation>
    </message>
    <message>
        <source>Tool call: {name} · not run</source>
        <translation>工具调用：{name} · 未运行</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
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
        <source>Try again at {time}.</source>
        <translation>请在 {time} 重试。</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n day, at {time}.|Try again in %n days, at {time}.</source>
        <translation>
            <numerusform>请在 %n 天后的 {time} 重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again tomorrow at {time}.</source>
        <translation>请在明天 {time} 重试。</translation>
    </message>
    <message>
        <source>Turn this off if others can see your screen. Temporary conversations are never previewed.</source>
        <translation>如果别人能看到你的屏幕，请关闭此项。临时对话从不显示预览。</translation>
    </message>
    <message>
        <source>Turn this off to ignore the proxy settings of this computer.</source>
        <translation>关闭后将忽略本机的代理设置。</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Underlined words were less certain: dotted below 90%, dashed below 50%, wavy below 20%. Place the caret on a word to see what else the model considered.</source>
        <translation>带下划线的词把握较小：点线低于 90%，虚线低于 50%，波浪线低于 20%。将光标放在词上可查看模型考虑过的其他词。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
    <message>
        <source>Unparsed tool request · not run</source>
        <translation>未解析的工具请求 · 未运行</translation>
    </message>
    <message>
        <source>Unparsed tool request: {name} · not run</source>
        <translation>未解析的工具请求：{name} · 未运行</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Unsaved text will be lost. “Export…” can save it elsewhere.</source>
        <translation>未保存的文本将会丢失。可用“导出…”把它保存到别处。</translation>
    </message>
    <message>
        <source>Unsent messages are kept. Your current data is set aside, not deleted, and can be restored from this list. The window will close and reopen.</source>
        <translation>未发送的消息会保留。现有数据会另存而不删除，并可从此列表恢复。窗口会关闭后重新打开。</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Usage by server and conversation</source>
        <translation>按服务器和对话统计的用量</translation>
    </message>
    <message>
        <source>Usage over time</source>
        <translation>用量随时间的变化</translation>
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
        <source>Use the system&apos;s proxy</source>
        <translation>使用系统代理</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>使用此地址</translation>
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
        <comment>state of a reply</comment>
        <translation>正在等待</translation>
    </message>
    <message>
        <source>Waiting for the server for {time}</source>
        <translation>已等待服务器 {time}</translation>
    </message>
    <message>
        <source>Waiting for this computer&apos;s keyring. It may ask you to unlock it.</source>
        <translation>正在等待本机的钥匙串。它可能会请你解锁。</translation>
    </message>
    <message>
        <source>Ways out…</source>
        <translation>解决办法…</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>What the model receives</source>
        <translation>发送给模型的内容</translation>
    </message>
    <message>
        <source>When off, the whole reply arrives at once, at its end.</source>
        <translation>关闭时，整条回复在结束时一次到达。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>With no conversations. The current file is kept.</source>
        <translation>不含任何对话。现有的文件会保留。</translation>
    </message>
    <message>
        <source>Without your API key; files are shown by their length.</source>
        <translation>不含你的 API 密钥；文件仅显示其大小。</translation>
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
        <source>Write an email to this address?</source>
        <translation>要给此地址写电子邮件吗？</translation>
    </message>
    <message>
        <source>Writing</source>
        <comment>state of a reply</comment>
        <translation>正在生成</translation>
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
        <source>You can change it. The new conversation sends it with its instructions.</source>
        <translation>你可以修改它。新对话会将它与指令一起发送。</translation>
    </message>
    <message>
        <source>You do not have permission to read “{name}”.</source>
        <translation>你没有读取“{name}”的权限。</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>你停止了它。</translation>
    </message>
    <message>
        <source>Your conversations stay on this computer. What you write is sent to the server you chose and nowhere else. API keys are kept in the system&apos;s keyring.</source>
        <translation>你的对话保存在本机。你写的内容只会发送给你选择的服务器，不会发往别处。API 密钥保存在系统的钥匙串中。</translation>
    </message>
    <message>
        <source>Your conversations will appear here.</source>
        <translation>你的对话会显示在这里。</translation>
    </message>
    <message>
        <source>Your message could not be answered.</source>
        <translation>未能回复你的消息。</translation>
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
        <source>Your monthly limit has been reached. Nothing was sent.</source>
        <translation>已达到每月限额。未发送任何内容。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名字</translation>
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
        <source>a message has an unknown author</source>
        <translation>有一条消息的作者未知</translation>
    </message>
    <message>
        <source>a message replies to one that is missing</source>
        <translation>有一条消息回复的是不存在的消息</translation>
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
        <source>an ID is missing</source>
        <translation>缺少一个 ID</translation>
    </message>
    <message>
        <source>an attached file is missing</source>
        <translation>缺少一个附加的文件</translation>
    </message>
    <message>
        <source>another server has the same ID</source>
        <translation>另一个服务器使用了相同的 ID</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>attempt to bypass the rules</source>
        <translation>试图绕过规则</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>before an update</source>
        <translation>更新之前</translation>
    </message>
    <message>
        <source>below {percent}%</source>
        <translation>低于 {percent}%</translation>
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
        <source>dated in the future</source>
        <translation>日期在未来</translation>
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
        <source>folder, collapsed</source>
        <translation>文件夹，已折叠</translation>
    </message>
    <message>
        <source>folder, expanded</source>
        <translation>文件夹，已展开</translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>hate</source>
        <translation>仇恨</translation>
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
        <source>it is nested too deeply</source>
        <translation>它的嵌套太深</translation>
    </message>
    <message>
        <source>it is not JSON, or is incomplete</source>
        <translation>它不是 JSON，或不完整</translation>
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
        <source>it is not readable JSON</source>
        <translation>它不是可读取的 JSON</translation>
    </message>
    <message>
        <source>it is too large to be read</source>
        <translation>它太大，无法读取</translation>
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
        <source>its {name} must be text in quotes</source>
        <translation>它的 {name} 必须是引号中的文本</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套太深</translation>
    </message>
    <message>
        <source>no response</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>no space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>没有该文件或目录</translation>
    </message>
    <message>
        <source>no text found (a scan?)</source>
        <translation>没有找到文本（扫描件？）</translation>
    </message>
    <message>
        <source>not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>of them cached</source>
        <translation>其中缓存</translation>
    </message>
    <message>
        <source>of them thinking</source>
        <translation>其中思考</translation>
    </message>
    <message numerus="yes">
        <source>once|%n times</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
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
        <source>price estimated</source>
        <translation>费用为估算</translation>
    </message>
    <message>
        <source>price partly estimated</source>
        <translation>费用部分为估算</translation>
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
        <source>reply in progress</source>
        <translation>正在回复</translation>
    </message>
    <message>
        <source>self-harm</source>
        <translation>自残</translation>
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
        <source>the ID {id} is already in use</source>
        <translation>ID {id} 已被使用</translation>
    </message>
    <message>
        <source>the file is incomplete</source>
        <translation>文件不完整</translation>
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
        <source>too much after it is damaged</source>
        <translation>其后损坏的内容过多</translation>
    </message>
    <message>
        <source>two of its messages have the same ID</source>
        <translation>其中两条消息的 ID 相同</translation>
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
        <source>within the reply itself</source>
        <translation>回复本身</translation>
    </message>
    <message>
        <source>{asked} tokens in, {answered} out</source>
        <translation>输入 {asked} 个 token，输出 {answered} 个</translation>
    </message>
    <message>
        <source>{count} out</source>
        <translation>输出 {count}</translation>
    </message>
    <message>
        <source>{count} tokens in</source>
        <translation>输入 {count} 个 token</translation>
    </message>
    <message>
        <source>{count} tokens per second</source>
        <translation>每秒 {count} 个 token</translation>
    </message>
    <message>
        <source>{count}M</source>
        <comment>million tokens</comment>
        <translation>{count}M</translation>
    </message>
    <message>
        <source>{count}k</source>
        <comment>thousand tokens</comment>
        <translation>{count}k</translation>
    </message>
    <message>
        <source>{day} {month} {year}, {time}</source>
        <translation>{year}年{month}{day}日 {time}</translation>
    </message>
    <message>
        <source>{help} Range: {range}.</source>
        <translation>{help} 范围：{range}。</translation>
    </message>
    <message>
        <source>{host} does not respond to a secure connection.</source>
        <translation>{host} 未响应安全连接。</translation>
    </message>
    <message>
        <source>{host} is not accepting connections right now.</source>
        <translation>{host} 目前不接受连接。</translation>
    </message>
    <message>
        <source>{key} is already used for “{action}”.</source>
        <translation>{key} 已用于“{action}”。</translation>
    </message>
    <message>
        <source>{key} is needed for editing text.</source>
        <translation>编辑文本需要 {key}。</translation>
    </message>
    <message>
        <source>{key} is needed for typing. Combine it with {modifier}.</source>
        <translation>输入文字需要 {key}。请同时按住 {modifier}。</translation>
    </message>
    <message>
        <source>{key} is reserved for “{action}”.</source>
        <translation>{key} 保留用于“{action}”。</translation>
    </message>
    <message numerus="yes">
        <source>{language}, %n line|{language}, %n lines</source>
        <translation>
            <numerusform>{language}，%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>{least} 至 {most}</translation>
    </message>
    <message>
        <source>{model} at {address}</source>
        <translation>{model}，{address}</translation>
    </message>
    <message>
        <source>{model}: earlier thinking is left out.</source>
        <translation>{model}：不发送之前的思考过程。</translation>
    </message>
    <message>
        <source>{model}: earlier thinking is sent along.</source>
        <translation>{model}：一并发送之前的思考过程。</translation>
    </message>
    <message>
        <source>{model}: the longest reply is sent as “{field}”.</source>
        <translation>{model}：最长回复以“{field}”发送。</translation>
    </message>
    <message>
        <source>{model}: “{field}” is left out.</source>
        <translation>{model}：不发送“{field}”。</translation>
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
        <source>{name} does not hold the address of a proxy.</source>
        <translation>{name} 中的内容不是代理地址。</translation>
    </message>
    <message>
        <source>{name} refers to “{path}”, which does not exist.</source>
        <translation>{name} 指定了“{path}”，但它不存在。</translation>
    </message>
    <message>
        <source>{note} Only its beginning is shown; all of it is copied.</source>
        <translation>{note}仅显示开头；复制时为全部内容。</translation>
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
        <source>{percent} % sent</source>
        <translation>已发送 {percent}%</translation>
    </message>
    <message>
        <source>{percent}%</source>
        <translation>{percent}%</translation>
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
        <source>{sentence} Message not sent: “{words}”</source>
        <translation>{sentence}消息未发送：“{words}”</translation>
    </message>
    <message>
        <source>{sentence} The server says: {why}</source>
        <translation>{sentence}服务器的说明：{why}</translation>
    </message>
    <message>
        <source>{server}: ${amount} left.</source>
        <translation>{server}：剩余 ${amount}。</translation>
    </message>
    <message>
        <source>{server}: ${amount} may still be spent with this API key.</source>
        <translation>{server}：此 API 密钥还可支出 ${amount}。</translation>
    </message>
    <message>
        <source>{server}: {amount} {currency} left.</source>
        <translation>{server}：剩余 {amount} {currency}。</translation>
    </message>
    <message>
        <source>{setting} no longer replies in this conversation.</source>
        <translation>{setting}不再在此对话中回复。</translation>
    </message>
    <message>
        <source>{setting} replies in this conversation.</source>
        <translation>{setting}将在此对话中回复。</translation>
    </message>
    <message>
        <source>{setting} was reset for all conversations.</source>
        <translation>已为所有对话重置{setting}。</translation>
    </message>
    <message>
        <source>{setting} was reset for this conversation.</source>
        <translation>已在此对话中重置{setting}。</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}：{value}</translation>
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
        <source>{taken} of {window}</source>
        <translation>{taken} / {window}</translation>
    </message>
    <message>
        <source>{title} (continued)</source>
        <translation>{title}（续）</translation>
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
        <source>“{name}” cannot be read: all its pages are damaged.</source>
        <translation>无法读取“{name}”：所有页面都已损坏。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {why}.</source>
        <translation>无法读取“{name}”：{why}。</translation>
    </message>
    <message>
        <source>“{name}” contains no conversations.json.</source>
        <translation>“{name}”中没有 conversations.json。</translation>
    </message>
    <message>
        <source>“{name}” contains too much text.</source>
        <translation>“{name}”包含的文本太多。</translation>
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
        <source>“{name}” could not be saved ({why}).</source>
        <translation>无法保存“{name}”（{why}）。</translation>
    </message>
    <message>
        <source>“{name}” could not be saved there. Choose another location.</source>
        <translation>无法在那里保存“{name}”。请选择其他位置。</translation>
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
        <source>“{name}” is a folder. Attach the PDFs in it one by one.</source>
        <translation>“{name}”是文件夹。请逐个附加其中的 PDF。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete.</source>
        <translation>“{name}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空的。</translation>
    </message>
    <message>
        <source>“{name}” is no name of a header.</source>
        <translation>“{name}”不是有效的标头名称。</translation>
    </message>
    <message>
        <source>“{name}” is no token ID: it must be a whole number in quotes.</source>
        <translation>“{name}”不是 token 编号：必须是引号内的整数。</translation>
    </message>
    <message>
        <source>“{name}” is not a PDF.</source>
        <translation>“{name}”不是 PDF。</translation>
    </message>
    <message>
        <source>“{name}” is not a conversation file that Chatapp can import.</source>
        <translation>“{name}”不是 Chatapp 可以导入的对话文件。</translation>
    </message>
    <message>
        <source>“{name}” is not a model file (GGUF).</source>
        <translation>“{name}”不是模型文件（GGUF）。</translation>
    </message>
    <message>
        <source>“{name}” is protected with a password. Save a copy without a password and attach that.</source>
        <translation>“{name}”受密码保护。请另存一份无密码的副本再附加。</translation>
    </message>
    <message>
        <source>“{name}” is set by Chatapp itself.</source>
        <translation>“{name}”由 Chatapp 自行设置。</translation>
    </message>
    <message>
        <source>“{name}” is too large ({size} MB). At most {most} MB can be attached.</source>
        <translation>“{name}”太大（{size} MB）。最多可附加 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” no longer exists.</source>
        <translation>“{name}”已不存在。</translation>
    </message>
    <message>
        <source>“{name}” uses a kind of protection that Chatapp cannot open.</source>
        <translation>“{name}”使用了 Chatapp 无法打开的保护方式。</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>“{name}”已删除。</translation>
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
        <source>“{title}” (conversation {number}) in “{name}”: {why}.</source>
        <translation>“{name}”中的“{title}”（第 {number} 个对话）：{why}。</translation>
    </message>
    <message>
        <source>“{title}” was archived.</source>
        <translation>已归档“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was continued in a new conversation.</source>
        <translation>“{title}”已在新对话中继续。</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>已删除“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was moved to the new folder “{folder}”.</source>
        <translation>已将“{title}”移到新文件夹“{folder}”。</translation>
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
        <source>“{title}” was removed from its folder.</source>
        <translation>已将“{title}”移出文件夹。</translation>
    </message>
    <message>
        <source>“{title}” was restored.</source>
        <translation>已恢复“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was unarchived.</source>
        <translation>已取消归档“{title}”。</translation>
    </message>
    <message>
        <source>“{title}” was unpinned.</source>
        <translation>已取消置顶“{title}”。</translation>
    </message>
    <message>
        <source>“{title}”: one of its messages belongs to another conversation.</source>
        <translation>“{title}”：其中一条消息属于另一个对话。</translation>
    </message>
    <message>
        <source>“{title}”: {why}</source>
        <translation>“{title}”：{why}</translation>
    </message>
    <message numerus="yes">
        <source>“{words}” and 1 later message, in “{title}”|“{words}” and %n later messages, in “{title}”</source>
        <translation>
            <numerusform>“{words}”及其后 %n 条消息，在“{title}”中</numerusform>
        </translation>
    </message>
    <message>
        <source>“{words}”, in “{title}”</source>
        <translation>“{words}”，在“{title}”中</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>“{word}”</translation>
    </message>
    <message>
        <source>“{word}” is not a complete filter. Available: {filters}.</source>
        <translation>“{word}”还不是完整的筛选条件。可用：{filters}。</translation>
    </message>
    <message>
        <source>“{word}” · {percent}</source>
        <translation>“{word}” · {percent}</translation>
    </message>
</context>
</TS>
